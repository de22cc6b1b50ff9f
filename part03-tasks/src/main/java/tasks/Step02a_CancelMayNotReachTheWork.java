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
import lesson.Span;

/// Does `cancel(true)` stop the work?
///
/// One might expect so: the parameter is called `mayInterruptIfRunning`, and two kinds of future
/// take it. Only the one that an executor made knows which thread to interrupt.
///
/// Trap: `CompletableFuture.cancel(true)` interrupts the work. In fact, it only completes the
/// future and the work runs on; the future that `submit` returned does interrupt its work.
///
/// Run `make part_03 STEP=2a`. Watch the picture: a `/` is where the handle was cancelled, and the
/// bar below it is the work.
final class Step02a_CancelMayNotReachTheWork {

  static void main() throws InterruptedException {
    say("three laps of 0.1 s each, cancelled in lap 1");
    say("CompletableFuture.cancel(true)  %s", fateOf("completable", COMPLETABLE));
    say("executor's Future.cancel(true)  %s", fateOf("executor", EXECUTOR));
    say("executor's Future.cancel(false) %s", fateOf("told not to", TOLD_NOT_TO));
    say("Thread.interrupt()              %s", fateOf("thread", THREAD));
    timeline();
  }

  /// What became of the work. In the order of `main`, ALWAYS: (3, false), (1, true), (3, false),
  /// (1, true).
  record Fate(int laps, boolean interrupted) {}

  /// Starts the work, and returns what cancels it, or so one hopes: the one thing in which the four
  /// differ.
  @FunctionalInterface
  interface Starter {
    Runnable start(Runnable work, ExecutorService threads);
  }

  // The mistake: a CompletableFuture is a box for a result. Anybody may fill it, so it cannot tell
  // whose work to stop.
  static final Starter COMPLETABLE =
      (work, threads) -> {
        var future = CompletableFuture.runAsync(work, threads);
        return () -> future.cancel(true);
      };

  // The repair: the executor's own future is the task. It knows its thread while it runs, and
  // interrupts that.
  static final Starter EXECUTOR =
      (work, threads) -> {
        var future = threads.submit(work);
        return () -> future.cancel(true);
      };

  // The control.
  static final Starter TOLD_NOT_TO =
      (work, threads) -> {
        var future = threads.submit(work);
        return () -> future.cancel(false);
      };

  // Without a future: whoever has the thread may ask it to stop.
  static final Starter THREAD = (work, _) -> ofVirtual().name("runner").start(work)::interrupt;

  static Fate fateOf(String name, Starter starter) throws InterruptedException {
    try (var handle = span(name);
        var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("runner").factory())) {
      var runner = new Runner(handle);
      Runnable cancel = starter.start(runner, threads);
      runner.firstLap.await();
      cancel.run();
      handle.cancelled();
      runner.goOn.countDown(); // not interrupted by now means never
      return runner.fate.join();
    }
  }

  /// Three laps, unless interrupted. The first waits for `goOn`, so that no clock decides.
  static final class Runner implements Runnable {
    private static final Duration LAP = Duration.ofMillis(100);

    final CountDownLatch firstLap = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final CompletableFuture<Fate> fate = new CompletableFuture<>();
    private final Span handle;

    Runner(Span handle) {
      this.handle = handle;
    }

    @Override
    public void run() {
      int laps = 0;
      try (var work = handle.span("its work")) {
        try {
          while (laps < 3) {
            laps++;
            firstLap.countDown();
            goOn.await();
            Thread.sleep(LAP);
          }
          fate.complete(new Fate(laps, false));
        } catch (InterruptedException e) {
          work.cancelled();
          fate.complete(new Fate(laps, true)); // and returns: nobody above reads the flag
        }
      }
    }
  }
}
