package workshop.exercise;

import static java.util.function.Predicate.not;

import java.io.PrintStream;
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
  private final Progress progress;

  public Exercises(Course course, PrintStream out) {
    this.course = course;
    this.out = out;
    progress = new Progress(course);
  }

  /// Checks these exercises of one part, up to the first that does not pass.
  public boolean check(List<Exercise> exercises) {
    Part part = exercises.getFirst().part();
    for (Exercise exercise : exercises) {
      Verdict verdict = ReadersOutput.during(out, () -> TestRunner.of(exercise, exercise.file()));
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
      progress.pass(exercise);
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
    int number = Math.min(progress.hints(exercise) + 1, hints.size());
    progress.hints(exercise, number);
    out.printf(
        "Exercise %d, hint %d of %d:%n%n%s%n",
        exercise.number(), number, hints.size(), Text.wrap(hints.get(number - 1), ""));
    return true;
  }

  public boolean solution(Exercise exercise) {
    if (!progress.passed(exercise)) {
      out.printf(
          "Exercise %d has not passed yet. Its solution opens then.%nFor a hint: make hint_%s%n",
          exercise.number(), exercise.part().id());
      return false;
    }
    out.printf("%s%n%n%s", course.show(exercise.solution()), Folders.read(exercise.solution()));
    return true;
  }

  public boolean progress() {
    List<Exercise> all = Exercise.of(course);
    for (Exercise exercise : all) {
      boolean done = progress.done(exercise);
      int seen = progress.hints(exercise);
      String hints =
          done || seen == 0 ? "" : "  (hint %d of %d)".formatted(seen, exercise.hints().size());
      String state = done ? "done" : progress.passed(exercise) ? "changed" : "to do";
      out.printf("%-7s %s%s%n", state, course.show(exercise.file()), hints);
    }
    out.printf("%d of %d done%n", all.stream().filter(progress::done).count(), all.size());
    return true;
  }

  /// The exercise that the reader is at: the first of these that is not done, or else the last.
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
