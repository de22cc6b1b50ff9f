package workshop.exercise;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workshop.exercise.Verdict.Cause;
import workshop.exercise.Verdict.Failure;

/// Listens to one run of an exercise's test, and says what it came to. The run ends with the first
/// check that fails for another reason than a TODO: its refusal is the verdict.
final class VerdictListener implements TestExecutionListener {

  /// A TODO in a stack trace, whatever wraps it: an exception, or the message of an assertion.
  private static final Pattern TO_DO =
      Pattern.compile(
          "UnsupportedOperationException: TODO: (?<what>.*)"
              + "(?s:.*?)\\bExercise\\d\\d_\\w+(?<!Test)[.$][^(\\n]*\\((?<line>[^)]+\\.java:\\d+)\\)");

  private final Exercise exercise;
  private final CancellationToken end;
  private final List<Failure> failures = new ArrayList<>();
  private TestPlan plan;
  private int passed;

  VerdictListener(Exercise exercise, CancellationToken end) {
    this.exercise = exercise;
    this.end = end;
  }

  Verdict verdict() {
    if (passed == 0 && failures.isEmpty()) {
      failures.add(new Failure("no check was run", Cause.UNEXPECTED, "There is none in its test."));
    }
    if (failures.isEmpty()) {
      return new Verdict.Passed();
    }
    return failures.stream().allMatch(failure -> failure.cause() == Cause.TO_DO)
        ? new Verdict.ToDo(failures.getFirst().message(), passed)
        : new Verdict.Failed(List.copyOf(failures));
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier check, String reason) {
    if (!end.isCancellationRequested()) {
      failures.add(new Failure(sentence(check), Cause.UNEXPECTED, "It was skipped: " + reason));
    }
  }

  @Override
  public void executionFinished(TestIdentifier check, TestExecutionResult result) {
    if (result.getThrowable().isEmpty()) {
      passed += check.isTest() ? 1 : 0;
      return;
    }
    Failure failure = failure(sentence(check), result.getThrowable().get());
    failures.add(failure);
    if (failure.cause() != Cause.TO_DO) {
      end.cancel();
    }
  }

  private Failure failure(String check, Throwable thrown) {
    Matcher toDo = TO_DO.matcher(stackTrace(thrown));
    if (toDo.find()) {
      return new Failure(
          check, Cause.TO_DO, "To do in " + toDo.group("line") + ": " + toDo.group("what"));
    }
    var meant = first(thrown, AssertionError.class::isInstance);
    if (meant.isPresent()) {
      return new Failure(check, Cause.CHECK, withoutFrames(meant.get().getMessage()));
    }
    // Whatever wraps it, what the reader's own code threw is what the reader wants to see.
    Throwable own = first(thrown, cause -> !line(cause).isEmpty()).orElse(thrown);
    String message = own.toString();
    if (isHung(thrown)) {
      message = "It hangs: it " + thrown.getMessage().replaceFirst("\\S+ ", "") + ".";
    }
    return new Failure(
        check, Cause.UNEXPECTED, message + (line(own).isEmpty() ? "" : "\n  at " + line(own)));
  }

  private static String stackTrace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /// AssertJ puts the stack trace of an unexpected exception into its message.
  private static String withoutFrames(String message) {
    return String.valueOf(message)
        .lines()
        .filter(line -> !line.matches("\\s*(at \\S+\\(.*\\)|\\.\\.\\. \\d+ more)"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /// The time limit's own exception, not that of a `get` in the test.
  private static boolean isHung(Throwable thrown) {
    return thrown instanceof TimeoutException
        && String.valueOf(thrown.getMessage()).contains(" timed out after ");
  }

  private static Optional<Throwable> first(Throwable thrown, Predicate<Throwable> wanted) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(10)
        .filter(wanted)
        .findFirst();
  }

  /// Where in the reader's file: `Exercise01_Start.java:22`, or nothing.
  private String line(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> exercise.file().endsWith(String.valueOf(frame.getFileName())))
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("");
  }

  /// The method's name in words; for one of several invocations, with that one's name, if it has
  /// one, or its arguments.
  private String sentence(TestIdentifier check) {
    return plan.getParent(check)
        .filter(parent -> parent.getSource().orElse(null) instanceof MethodSource)
        .map(parent -> {
          String words = parent.getDisplayName().replaceFirst(" \\(.*\\)$", "");
          String invocation = check.getDisplayName().replaceFirst("^\\[\\d+\\] ", "");
          return "%s (%s)".formatted(words, invocation);
        })
        .orElse(check.getDisplayName());
  }
}
