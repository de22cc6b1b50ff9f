package workshop.exercise;

import java.io.Serializable;
import java.util.List;
import workshop.course.Text;

/// What became of an exercise's test. Serializable, to be handed from a child JVM to its parent.
sealed interface Verdict extends Serializable {

  record Passed() implements Verdict {}

  /// Every check that failed met the TODO.
  record Untouched(String toDo) implements Verdict {}

  /// The compiler's own words.
  record DoesNotCompile(String errors) implements Verdict {}

  /// The checks that failed, in the order of the test's source; at least one.
  record Failed(List<Failure> failures) implements Verdict {}

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
      case Untouched(String toDo) -> toDo;
      case DoesNotCompile(String errors) -> errors;
      case Failed(List<Failure> failures) -> {
        Failure first = failures.getFirst();
        String text = "Not yet: " + first.check + "\n\n" + Text.wrap(first.message, "  ") + "\n";
        int others = failures.size() - 1;
        yield others == 0
            ? text
            : text
                + "\n"
                + others
                + (others == 1 ? " other check fails.\n" : " other checks fail.\n");
      }
    };
  }
}
