package futures;

import static lesson.Lesson.say;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import lesson.Jdk;

/// How is another process awaited?
///
/// One might expect that the JDK has done it: `onExit` returns a CompletableFuture. It is one way,
/// and documented so: cancelling it does not affect the process, which runs on.
///
/// Run `make part_02 STEP=4c`. Watch which process has ended after its future was cancelled.
///
/// Trap: Cancelling the future of `onExit` ends the process. In fact, the process runs on.
final class Step04c_AwaitAProcess {

  static void main() throws Exception {
    say("a process: another JVM, which waits for its input to end");
    var soon = Duration.ofMillis(300); // one way, the process would not end at all
    var late = Duration.ofSeconds(10);
    Process oven = startOven();
    oven.getOutputStream().close();
    say("an exit code:          %d", awaitable(oven).get());
    boolean ended = endsAfterCancel(Process::onExit, soon);
    say("onExit, cancelled:     the process %s", ended ? "has ended" : "runs on");
    ended = endsAfterCancel(Step04c_AwaitAProcess::oneWay, soon);
    say("one way, cancelled:    the process %s", ended ? "has ended" : "runs on");
    ended = endsAfterCancel(Step04c_AwaitAProcess::awaitable, late);
    say("awaitable, cancelled:  the process %s", ended ? "has ended" : "runs on");
  }

  /// The mistake, if it is all there is. A cancel of the stage does not even reach the future of
  /// `onExit` (step 3f).
  static CompletableFuture<Integer> oneWay(Process source) {
    return source.onExit().thenApply(Process::exitValue);
  }

  /// The repair. `destroy` is a request (SIGTERM on Linux and macOS): a process may take its time,
  /// or ignore it.
  static CompletableFuture<Integer> awaitable(Process source) {
    CompletableFuture<Integer> result = oneWay(source);
    var _ =
        result.whenComplete((_, failure) -> {
          if (failure != null) {
            source.destroy();
          }
        });
    return result;
  }

  /// Whether the process ends within `bound` when its future is cancelled. ALWAYS false for
  /// `onExit` and one way, true both ways.
  static boolean endsAfterCancel(Function<Process, CompletableFuture<?>> adapter, Duration bound)
      throws Exception {
    Process process = startOven();
    try {
      adapter.apply(process).cancel(true);
      return process.waitFor(bound);
    } finally {
      process.destroyForcibly();
    }
  }

  /// A second JVM. It waits for the end of its input, so it ends with this one at the latest.
  static Process startOven() throws IOException {
    var java = Jdk.tool("java");
    var classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, Oven.class.getName()).start();
  }

  static final class Oven {
    static void main() throws IOException {
      System.in.transferTo(System.out);
      System.exit(3);
    }
  }
}
