package workshop.exercise;

import java.io.Serializable;
import java.util.List;
import workshop.course.Text;

/// What became of an exercise's test. Serializable, to be handed from a child JVM to its parent.
sealed interface Verdict extends Serializable {

  record Passed() implements Verdict {}

  /// Every check that failed met a TODO; so many others passed.
  record ToDo(String line, int passed) implements Verdict {}

  /// The compiler's own words.
  record DoesNotCompile(String errors) implements Verdict {}

  /// The checks that failed, in the order of the test's source: the last of them for a reason of
  /// its own, which ended the test, and those before it for a TODO.
  record Failed(List<Failure> failures) implements Verdict {}

  /// The test's JVM ended before the test did, which this sentence explains.
  record Ended(String sentence) implements Verdict {}

  record Failure(String check, Cause cause, String message) implements Serializable {}

  enum Cause {
    TO_DO,
    /// The check itself says what is wrong.
    CHECK,
    /// An exception, a check that hangs, or one that was not run.
    UNEXPECTED
  }

  /// As the reader sees it.
  default String text() {
    return switch (this) {
      case Passed() -> "Passed";
      case ToDo(String line, _) -> line;
      case DoesNotCompile(String errors) -> errors;
      case Failed(List<Failure> failures) -> {
        Failure first = failures.getFirst();
        yield "Not yet: " + first.check + "\n\n" + Text.wrap(first.message, "  ") + "\n";
      }
      case Ended(String sentence) -> "Not yet: " + sentence;
    };
  }
}
