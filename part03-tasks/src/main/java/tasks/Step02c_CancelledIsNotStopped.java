package tasks;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task was cancelled, and its future is done. Has the work stopped?
///
/// One might expect so, or that `get` at least waits until it has. A cancelled future is done at
/// once, and `get` throws at once. Meanwhile the work was interrupted, and is in its `finally`,
/// closing the file that its caller is about to delete.
///
/// Run `make part_03 STEP=2c`. Watch what has become of the clean-up when the wait is over.
///
/// Trap: `isDone()` after `cancel` means that the work has stopped. In fact, the work may still
/// run, and clean up.
final class Step02c_CancelledIsNotStopped {

  static void main() throws InterruptedException {
    var cleanUp = Duration.ofMillis(200);
    say("cancelled, with 0.2 s of clean-up to do");
    say("after get()    %s", getAfterCancel(cleanUp));
    say("after close()  %s", closeAfterCancel(cleanUp));
  }

  /// The mistake: `get` throws before it has waited. ALWAYS done, and not cleaned up.
  static Seen getAfterCancel(Duration cleanUp) throws InterruptedException {
    try (var threads = newThreads()) {
      var work = new Work(cleanUp);
      Future<?> future = threads.submit(work);
      work.awaitBegin();
      future.cancel(true);
      work.awaitCleaning();
      try {
        future.get();
      } catch (CancellationException | ExecutionException e) {
        say("get() throws %s", e.getClass().getSimpleName());
      }
      return work.seen(future);
    }
  }

  /// The repair: `close` waits for the end of all of an executor's tasks. (`Thread.join` waits for
  /// one thread, and a latch that the `finally` opens waits for one task of many.) ALWAYS done, and
  /// cleaned up.
  static Seen closeAfterCancel(Duration cleanUp) throws InterruptedException {
    var work = new Work(cleanUp);
    Future<?> future;
    try (var threads = newThreads()) {
      future = threads.submit(work);
      work.awaitBegin();
      future.cancel(true);
    } // close() waits
    return work.seen(future);
  }

  /// What was so when the wait was over.
  record Seen(boolean done, boolean cleanedUp) {
    @Override
    public String toString() {
      return "the future is %s, the work is %s"
          .formatted(done ? "done" : "not done", cleanedUp ? "cleaned up" : "still cleaning up");
    }
  }

  private static ExecutorService newThreads() {
    return Executors.newThreadPerTaskExecutor(ofVirtual().name("task").factory());
  }

  /// Waits to be interrupted, and cleans up. The clean-up is cut short as soon as `seen` has
  /// looked, so that a test can make it long.
  private static final class Work implements Callable<Void> {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cleaning = new CountDownLatch(1);
    private final CountDownLatch looked = new CountDownLatch(1);
    private final AtomicBoolean cleanedUp = new AtomicBoolean();
    private final Duration cleanUp;

    Work(Duration cleanUp) {
      this.cleanUp = cleanUp;
    }

    @Override
    public Void call() throws InterruptedException {
      try {
        begun.countDown();
        new CountDownLatch(1).await(); // for ever: only an interrupt ends it
        return null;
      } finally {
        say("cleaning up");
        cleaning.countDown();
        var _ = looked.await(cleanUp.toMillis(), MILLISECONDS);
        cleanedUp.set(true);
      }
    }

    void awaitBegin() throws InterruptedException {
      begun.await();
    }

    void awaitCleaning() throws InterruptedException {
      cleaning.await();
    }

    Seen seen(Future<?> future) {
      var seen = new Seen(future.isDone(), cleanedUp.get());
      looked.countDown();
      return seen;
    }
  }
}
