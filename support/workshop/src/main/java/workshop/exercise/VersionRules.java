package workshop.exercise;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workshop.course.Course;
import workshop.course.Part;
import workshop.course.Text;
import workshop.course.UserException;
import workshop.exercise.Verdict.Cause;
import workshop.exercise.Verdict.DoesNotCompile;
import workshop.exercise.Verdict.Failed;
import workshop.exercise.Verdict.Failure;
import workshop.exercise.Verdict.Passed;
import workshop.exercise.Verdict.Untouched;

/// What each version of an exercise owes its reader. A method's result says in one line what is
/// wrong with the verdict on that version, and quotes below it; it is empty if nothing is wrong.
final class VersionRules {

  /// `(step 2)`, `(step 2a)`, `(part 2, step 3)`
  private static final Pattern POINTER =
      Pattern.compile("\\((?:[Pp]art (?<part>\\d+), s|[Ss])tep (?<step>\\d+[a-z]?)\\b[^()]*\\)");

  private static final String ALONE = "does not fail with its TODO alone\n";

  private VersionRules() {}

  static String untouched(Verdict verdict) {
    return switch (verdict) {
      case Untouched(String toDo) ->
          toDo.length() <= Text.WIDTH && toDo.lines().count() == 1
              ? ""
              : "its TODO takes more than one line of " + Text.WIDTH + " columns\n" + toDo;
      // What it met besides, and where.
      case Failed(List<Failure> all) ->
          ALONE
              + new Failed(all.stream().filter(one -> one.cause() != Cause.TO_DO).toList()).text();
      case Passed(), DoesNotCompile(_) -> ALONE + verdict.text();
    };
  }

  static String solution(Verdict verdict) {
    return verdict instanceof Passed ? "" : "does not pass\n" + verdict.text();
  }

  /// `others` has the messages of the exercise's other misconceptions, and gets this one's.
  static String misconception(Exercise exercise, Verdict verdict, Set<String> others) {
    return switch (verdict) {
      case Passed() -> "passes: no check tells it from the solution";
      case Untouched(_) -> "has a TODO in it still";
      case DoesNotCompile(String errors) -> "does not compile\n" + errors;
      case Failed(List<Failure> failures) -> message(exercise, failures.getFirst(), others);
    };
  }

  private static String message(Exercise exercise, Failure first, Set<String> others) {
    if (first.cause() != Cause.CHECK) {
      return "no check catches it: it fails by itself\n" + first.message();
    }
    if (!others.add(first.message())) {
      return "another misconception has the same message\n" + first.message();
    }
    Matcher pointer = POINTER.matcher(first.message());
    if (!pointer.find()) {
      return "its message has no pointer such as (Step 2)\n" + first.message();
    }
    try {
      Part part = exercise.part();
      if (pointer.group("part") != null) {
        part = new Course(part.root()).part(pointer.group("part"));
      }
      part.step(pointer.group("step"));
      return "";
    } catch (UserException e) {
      return "its message points to a missing step\n" + e.getMessage();
    }
  }
}
