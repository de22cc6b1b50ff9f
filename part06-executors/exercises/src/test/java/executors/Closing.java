package executors;

import exercise.Settled;
import exercise.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// A service with work, and a thread that closes it, for the tests of exercise 3.
class Closing {

  /// For a closer that waits in a way that is not known here.
  static final Duration LONG_CLEAN_UP = Duration.ofSeconds(6);

  final Verdict verdict = new Verdict(Exercise03_CloseInOrder.class);
  final Service service = new Service(1);
  final Work running = new Work();
  final Work waiting = new Work();
  final Work last = new Work();

  @AfterEach
  void release() {
    for (Work work : List.of(running, waiting, last)) {
      work.mayEnd.countDown();
      work.cleanUpMayEnd.countDown();
    }
    service.shutdownNow();
  }

  /// Runs until it may end, or until it is interrupted and has cleaned up.
  static final class Work implements Runnable {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch cleanUpMayEnd = new CountDownLatch(1);
    volatile long interruptedAt;
    volatile boolean isRunning;

    @Override
    public void run() {
      isRunning = true;
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        interruptedAt = System.nanoTime();
        interrupted.countDown();
        cleanUp();
      } finally {
        isRunning = false;
      }
    }

    private void cleanUp() {
      while (true) {
        try {
          cleanUpMayEnd.await();
          return;
        } catch (InterruptedException e) {
          // once is enough
        }
      }
    }

    boolean hasBegun() {
      return begun.getCount() == 0;
    }

    boolean isInterrupted() {
      return interrupted.getCount() == 0;
    }
  }

  /// A thread that closes the service.
  final class Closer {
    final FutureTask<List<Runnable>> call;
    final Thread thread;
    volatile long calledAt;
    volatile boolean leftRunning;
    volatile boolean leftInterrupted;

    Closer(Duration grace) {
      call =
          new FutureTask<>(() -> {
            calledAt = System.nanoTime();
            try {
              return Exercise03_CloseInOrder.close(service, grace);
            } finally {
              leftRunning = running.isRunning;
              leftInterrupted = Thread.currentThread().isInterrupted();
            }
          });
      thread = Thread.ofPlatform().name("closer").daemon().start(call);
    }

    boolean isBack() {
      return call.isDone();
    }

    /// Whether it still waits when it has come as far as it can.
    boolean waits() {
      Settled.await(thread, this::isBack);
      return !isBack();
    }

    List<Runnable> returned(Supplier<AssertionError> ifNotBack) throws Exception {
      var list = verdict.get(call, ifNotBack);
      if (list == null) {
        throw verdict.refuse("`close` returned null, and no list.");
      }
      return list;
    }
  }

  /// One piece of work runs, and two wait for the only thread.
  void begin() throws InterruptedException {
    service.execute(running);
    service.execute(waiting);
    service.execute(last);
    verdict.await(running.begun, "The work has not begun.");
  }

  /// An exception goes on, as it is.
  void throwOn(Closer closer) throws Exception {
    if (closer.isBack() && closer.call.state() == Future.State.FAILED) {
      verdict.get(closer.call, "It is back, and not back.");
    }
  }

  boolean isAccepted(Runnable work) {
    try {
      service.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /// All that the service was given after the first.
  void expectNeverBegun(List<Runnable> list, String observed) {
    var expected = service.given.subList(1, service.given.size());
    if (list.equals(expected)) {
      return;
    }
    observed += ", and `close` returned " + list.size() + " of them.";
    if (list.isEmpty()) {
      throw service.stoppedAgain
          ? verdict.refuse(
              observed + " `shutdownNow` was called twice.", "asking-again-tells-again")
          : verdict.refuse(observed, "what-never-began-is-lost");
    }
    throw expected.size() == list.size() && list.containsAll(expected)
        ? verdict.refuse(observed + " They are in another order.")
        : verdict.refuse(observed);
  }

  /// Until the closer waits for ever, or is back.
  void awaitWaiting(Closer closer) {
    long end = System.nanoTime() + LONG_CLEAN_UP.toNanos();
    boolean known = false;
    while (closer.waits() && !known && System.nanoTime() - end < 0) {
      known = service.isBeingAwaited();
    }
  }
}
