package workshop.exercise;

import java.util.List;
import workshop.course.Text;
import workshop.exercise.Verdict.Cause;
import workshop.exercise.Verdict.DoesNotCompile;
import workshop.exercise.Verdict.Ended;
import workshop.exercise.Verdict.Failed;
import workshop.exercise.Verdict.Failure;
import workshop.exercise.Verdict.Passed;
import workshop.exercise.Verdict.ToDo;

/// What each version of an exercise owes its reader. A method's result says in one line what is
/// wrong with the verdict on that version, and quotes below it; it is empty if nothing is wrong.
final class VersionRules {

  private static final String ALONE = "does not fail with its TODO alone\n";

  private VersionRules() {}

  static String untouched(Verdict verdict) {
    return switch (verdict) {
      case ToDo(String line, _) when line.length() > Text.WIDTH || line.lines().count() > 1 ->
          "its TODO takes more than one line of " + Text.WIDTH + " columns\n" + line;
      case ToDo(_, int passed) ->
          passed == 0 ? "" : Text.count(passed, "check") + " can't tell it from a right answer";
      case Failed(List<Failure> failures) ->
          ALONE + new Failed(List.of(failures.getLast())).text(); // what it met besides
      case Passed(), DoesNotCompile(_), Ended(_) -> ALONE + verdict.text();
    };
  }

  static String right(Verdict verdict) {
    return verdict instanceof Passed ? "" : "does not pass\n" + verdict.text();
  }

  /// `belief` is what its author is to be told.
  static String wrong(Verdict verdict, String belief) {
    return switch (verdict) {
      case Passed() -> "passes: no check tells it from a right answer";
      case ToDo(_, _) -> "has a TODO in it still";
      case DoesNotCompile(String errors) -> "does not compile\n" + errors;
      case Ended(String sentence) -> "ends its JVM: " + sentence;
      case Failed(List<Failure> failures) -> refusal(failures.getFirst(), belief);
    };
  }

  private static String refusal(Failure first, String belief) {
    if (first.cause() != Cause.CHECK) {
      return "no check refuses it: it fails by itself\n" + first.message();
    }
    // What was observed, and then the belief.
    return first.message().endsWith("\n\n" + belief)
        ? ""
        : "is not told its own belief\n" + first.message();
  }
}
