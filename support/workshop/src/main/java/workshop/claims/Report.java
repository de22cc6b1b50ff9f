package workshop.claims;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Prints a heading for each test class, and a line for each test: its name is the claim. Of the
/// claims that do not hold it says at the end what was seen instead, and the line of the test: part
/// 8 has more claims than a screen has lines.
final class Report implements TestExecutionListener {

  private final PrintStream out;
  private final boolean colour;
  private final long start = System.nanoTime();
  private final List<String> seenInstead = new ArrayList<>();
  private TestPlan plan;
  private String heading = "";
  private int holding;
  private int failing;

  Report(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }

  boolean holds() {
    return failing == 0 && holding > 0;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    failing++;
    claim(test, "31", "skipped", sentence(test));
    seenInstead(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.SUCCESSFUL) {
      if (test.isTest()) {
        holding++;
        claim(test, "32", "ok", sentence(test));
      }
      return;
    }
    failing++;
    claim(test, "31", "NOT SO", sentence(test));
    result.getThrowable().ifPresent(failure -> seenInstead(test, explanation(test, failure)));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    double seconds = (System.nanoTime() - start) / 1e9;
    seenInstead.forEach(out::println);
    out.printf(Locale.ROOT, "%n%d claims hold, %d do not. (%.1f s)%n", holding, failing, seconds);
  }

  private void claim(TestIdentifier test, String code, String result, String sentence) {
    String now = heading(test);
    if (!now.equals(heading)) {
      out.printf("%s%s%n", heading.isEmpty() ? "" : "\n", now);
      heading = now;
    }
    String padded = String.format("%-7s", result);
    out.printf("  %s %s%n", colour ? "\033[" + code + "m" + padded + "\033[0m" : padded, sentence);
  }

  private void seenInstead(TestIdentifier test, String what) {
    String shifted = what.strip().indent(10).stripTrailing();
    seenInstead.add("%n%s%n  NOT SO  %s%n%s".formatted(heading(test), sentence(test), shifted));
  }

  /// The failure's message, and the line of the test at which it was thrown.
  private String explanation(TestIdentifier test, Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String name = className(test).orElse("");
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().equals(name) || frame.getClassName().startsWith(name + "$")) {
        return "%s%nat %s:%d"
            .formatted(message.strip(), frame.getFileName(), frame.getLineNumber());
      }
    }
    return "%s%n%s".formatted(message.strip(), failure);
  }

  /// `Step 2a: cancel may not reach the work`, or the name of a class that is not a step's.
  private String heading(TestIdentifier test) {
    String name = className(test).orElse(test.getDisplayName());
    name =
        name.substring(name.lastIndexOf('.') + 1)
            .replaceFirst("\\$.*", "")
            .replaceFirst("Test$", "");
    int underscore = name.indexOf('_');
    if (!name.matches("Step\\d\\d[a-z]?_.*")) {
      return name;
    }
    String words =
        name.substring(underscore + 1)
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return "Step "
        + name.substring(4, underscore).replaceFirst("^0", "")
        + ": "
        + words.toLowerCase(Locale.ROOT);
  }

  /// The test's name, behind that of the method that makes several.
  private String sentence(TestIdentifier test) {
    String own = test.getDisplayName().replaceFirst(" ?\\(.*\\)$", "");
    Optional<TestIdentifier> parent = plan.getParent(test);
    boolean several =
        parent.flatMap(TestIdentifier::getSource).filter(ClassSource.class::isInstance).isEmpty();
    return test.isTest() && several
        ? parent.map(one -> one.getDisplayName().replaceFirst(" ?\\(.*\\)$", "")).orElse("")
            + ": "
            + own
        : own;
  }

  private Optional<String> className(TestIdentifier test) {
    Optional<TestIdentifier> up = Optional.of(test);
    while (up.isPresent()) {
      var source = up.get().getSource();
      if (source.isPresent() && source.get() instanceof ClassSource of) {
        return Optional.of(of.getClassName());
      }
      up = plan.getParent(up.get());
    }
    return Optional.empty();
  }
}
