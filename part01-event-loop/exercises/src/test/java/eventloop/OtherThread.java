package eventloop;

import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The thread that calls `execute` while the loop's own thread does something else.
final class OtherThread {

  private final Verdict verdict;
  private volatile Thread thread;
  private volatile Throwable failure;
  private volatile boolean acting;

  OtherThread(Verdict verdict) {
    this.verdict = verdict;
  }

  /// Returns when that is done, or waits: for a lock that the loop's thread holds.
  void execute(Runnable work) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                work.run();
              } catch (Throwable e) {
                failure = e;
              }
            });
    var steady = new Steady();
    await(
        () -> hasEnded() || steady.holds(!acting && Settled.waits(thread)),
        "`execute` does not return.");
  }

  /// While it does what the test has told it, its waits are not the answer's.
  void acts(boolean now) {
    acting = now;
  }

  boolean hasBegun() {
    return thread != null;
  }

  boolean hasEnded() {
    return !thread.isAlive();
  }

  void rethrow() throws Throwable {
    if (failure != null) {
      throw failure;
    }
  }

  /// As the verdict's, on any thread: an interrupt means that the test is over.
  void await(BooleanSupplier condition, String observed) {
    try {
      verdict.await(condition, observed);
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }
}
