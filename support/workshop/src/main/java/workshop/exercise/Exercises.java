package workshop.exercise;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.Text;
import workshop.course.UserException;

/// What a reader does with the exercises. Every method's result says whether all is well.
public final class Exercises {

  private final Course course;
  private final PrintStream out;
  private final TestRunner runner;
  private final Progress progress;

  public Exercises(Course course, PrintStream out) {
    this(course, out, new OwnJvm());
  }

  Exercises(Course course, PrintStream out, TestRunner runner) {
    this.course = course;
    this.out = out;
    this.runner = runner;
    progress = new Progress(course);
  }

  /// Checks these exercises of one part, up to the first that does not pass.
  public boolean check(List<Exercise> exercises) throws IOException, InterruptedException {
    Part part = exercises.getFirst().part();
    for (Exercise exercise : exercises) {
      String checked = Progress.fingerprint(exercise); // it may be saved again meanwhile
      Verdict verdict = runner.compileAndRun(exercise, exercise.file(), out);
      if (!(verdict instanceof Verdict.Passed)) {
        out.println(verdict.text());
        if (verdict instanceof Verdict.Failed) {
          out.println("For a hint: make hint_" + part.id());
        }
        return false;
      }
      out.printf("Exercise %d passed.", exercise.number());
      if (!progress.passed(exercise)) {
        out.printf(" Its solution is open now: make solution_%s", part.id());
      }
      out.println();
      progress.pass(exercise, checked);
    }
    Exercise next = current(Exercise.of(part));
    out.println(
        progress.done(next)
            ? "All exercises of " + part.name() + " are done."
            : "Next is exercise " + next.number() + ", " + next.name() + ".");
    return true;
  }

  /// One hint more than the last time.
  public boolean hint(Exercise exercise) {
    List<String> hints = exercise.hints();
    if (hints.isEmpty()) {
      throw new UserException("There is no hint for %s.".formatted(exercise.name()));
    }
    int seen = progress.hints(exercise);
    if (seen >= hints.size()) {
      out.printf("There is no further hint for exercise %d. Once more:%n%n", exercise.number());
    }
    int number = Math.min(seen + 1, hints.size());
    progress.hints(exercise, number);
    out.printf(
        "Exercise %d, hint %d of %d%s:%n%n%s%n",
        exercise.number(),
        number,
        hints.size(),
        number == hints.size() ? ", the last" : "",
        Text.wrap(hints.get(number - 1), ""));
    return true;
  }

  public boolean solution(Exercise exercise) {
    if (!progress.passed(exercise)) {
      out.printf(
          "Exercise %d has not passed yet. Its solution opens then.%nFor a hint: make hint_%s%n",
          exercise.number(), exercise.part().id());
      return false;
    }
    List<Path> right = exercise.right();
    if (right.isEmpty()) {
      throw new UserException("There is no solution of %s.".formatted(exercise.name()));
    }
    Path first = right.getFirst();
    out.printf("%s%n%n%s", course.show(first), Folders.read(first));
    if (right.size() > 1) {
      out.printf(
          "%n%s in other styles: %s%n",
          Text.count(right.size() - 1, "right answer"), course.show(first.getParent()));
    }
    return true;
  }

  public boolean progress() {
    List<Exercise> all = Exercise.of(course);
    for (Exercise exercise : all) {
      String state = progress.passed(exercise) ? "done" : "to do";
      out.printf("%-5s %s%s%n", state, course.show(exercise.file()), remark(exercise));
    }
    out.printf("%d of %d done%n", all.stream().filter(progress::passed).count(), all.size());
    return true;
  }

  private String remark(Exercise exercise) {
    if (progress.done(exercise)) {
      return "";
    }
    if (progress.passed(exercise)) {
      return exercise.hasToDo() ? "  (it has its TODO again)" : "  (changed since it passed)";
    }
    int seen = progress.hints(exercise);
    return seen == 0 ? "" : "  (hint %d of %d)".formatted(seen, exercise.hints().size());
  }

  /// The exercise that the reader is at: the first of these that does not pass as it stands, or
  /// else the last.
  public Exercise current(List<Exercise> exercises) {
    return exercises.stream().filter(not(progress::done)).findFirst().orElseGet(exercises::getLast);
  }

  /// The last of these that has passed, or else the first.
  public Exercise solved(List<Exercise> exercises) {
    return exercises.reversed().stream()
        .filter(progress::passed)
        .findFirst()
        .orElseGet(exercises::getFirst);
  }
}
