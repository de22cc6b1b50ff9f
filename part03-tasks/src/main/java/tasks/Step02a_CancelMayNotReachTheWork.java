package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lesson.Span;

/// Does `cancel(true)` stop the work?
///
/// One might expect so: the parameter is called `mayInterruptIfRunning`, and two kinds of future
/// take it. But only the future that an executor made knows which thread to interrupt.
///
/// Run `make part_03 STEP=2a`. Watch the picture: a `/` is where the future was cancelled, and the
/// bar below it is the work.
///
/// Trap: `CompletableFuture.cancel(true)` interrupts the work. In fact, it only completes the
/// future and the work runs on; the future that `submit` returned does interrupt its work.
final class Step02a_CancelMayNotReachTheWork {

  static void main() throws InterruptedException {
    say("three laps of 0.1 s each, cancelled in lap 1");
    try (var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("runner").factory())) {
      say("CompletableFuture.cancel(true)   %s", cancelACompletableFuture(threads));
      say("executor's Future.cancel(true)   %s", cancelASubmittedTask(threads, true));
      say("executor's Future.cancel(false)  %s", cancelASubmittedTask(threads, false));
      say("Thread.interrupt()               %s", interruptTheThread());
    }
    timeline();
  }

  /// The mistake. The future is a box for a result, which any thread may fill, and `cancel` fills
  /// it with a CancellationException. It cannot stop the work, because it does not know which
  /// thread does the work.
  ///
  /// ALWAYS all 3 laps.
  static Fate cancelACompletableFuture(ExecutorService threads) throws InterruptedException {
    var runner = new Runner("completable");
    CompletableFuture<Void> future = CompletableFuture.runAsync(runner, threads);
    runner.awaitLap1();
    future.cancel(true);
    return runner.fateAfterCancel();
  }

  /// The repair, and with false its control. This future *is* the task: while the task runs, the
  /// future knows the thread, and interrupts it if it may.
  ///
  /// ALWAYS interrupted in lap 1 if it may, and else all 3 laps.
  static Fate cancelASubmittedTask(ExecutorService threads, boolean mayInterruptIfRunning)
      throws InterruptedException {
    var runner = new Runner("cancel(%s)".formatted(mayInterruptIfRunning));
    Future<?> future = threads.submit(runner);
    runner.awaitLap1();
    future.cancel(mayInterruptIfRunning);
    return runner.fateAfterCancel();
  }

  /// Without a future: a caller that has the thread may interrupt it. ALWAYS interrupted in lap 1.
  static Fate interruptTheThread() throws InterruptedException {
    var runner = new Runner("interrupt()");
    Thread thread = ofVirtual().name("runner").start(runner);
    runner.awaitLap1();
    thread.interrupt();
    return runner.fateAfterCancel();
  }

  /// What became of the work.
  record Fate(int laps, boolean interrupted) {
    @Override
    public String toString() {
      return interrupted ? "interrupted in lap " + laps : "ran all " + laps + " laps";
    }
  }

  /// Three laps, unless it is interrupted. Lap 1 waits for the cancel, so that no clock decides.
  private static final class Runner implements Runnable {
    private static final Duration LAP = Duration.ofMillis(100);

    private final CountDownLatch inLap1 = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CompletableFuture<Fate> fate = new CompletableFuture<>();
    private final Span handle;

    Runner(String handle) {
      this.handle = span(handle).waits();
    }

    @Override
    public void run() {
      int laps = 0;
      try (var work = handle.span("its work").waits()) {
        try {
          while (laps < 3) {
            laps++;
            inLap1.countDown();
            cancelled.await();
            Thread.sleep(LAP);
          }
          fate.complete(new Fate(laps, false));
        } catch (InterruptedException e) {
          work.cancelled();
          fate.complete(new Fate(laps, true)); // the flag need not be restored: the work ends here
        }
      }
    }

    void awaitLap1() throws InterruptedException {
      inLap1.await();
    }

    /// Lets the runner go on. If it was not interrupted by now, it never will be.
    Fate fateAfterCancel() {
      handle.cancelled();
      cancelled.countDown();
      return fate.join();
    }
  }
}
