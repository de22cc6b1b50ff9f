package executors;

import exercise.Settled;
import exercise.Verdict;
import java.time.Duration;
import java.util.LinkedHashSet;
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

    @Override
    public void run() {
      begun.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        interruptedAt = System.nanoTime();
        interrupted.countDown();
        cleanUp();
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
    volatile boolean leftStopping;
    volatile boolean leftInterrupted;

    Closer(Duration grace) {
      this(grace, () -> {});
    }

    Closer(Duration grace, Runnable before) {
      call =
          new FutureTask<>(() -> {
            before.run();
            calledAt = System.nanoTime();
            try {
              return Exercise03_CloseInOrder.close(service, grace);
            } finally {
              leftStopping = service.isStopping;
              leftInterrupted = Thread.currentThread().isInterrupted();
            }
          });
      thread = Thread.ofPlatform().name("closer").daemon().unstarted(call);
      // Where another thread stops the service, the work may have ended before that has the list.
      service.whileStopping =
          () -> {
            if (!Thread.currentThread().equals(thread)) {
              Settled.await(thread, this::isBack);
            }
          };
      thread.start();
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
  void expectNeverBegun(Closer closer, String observed) throws Exception {
    var list =
        closer.returned(() -> verdict.refuse("The work has ended, and its closer still waits."));
    var expected = service.given.subList(1, service.given.size());
    if (list.equals(expected)) {
      return;
    }
    observed += ", and `close` returned " + list.size() + " of them.";
    if (list.isEmpty()) {
      throw nothingIsReturned(closer, observed);
    }
    if (list.equals(List.copyOf(new LinkedHashSet<>(expected)))) {
      throw verdict.refuse(
          observed + " Two of the pieces were the same Runnable, given twice.",
          "a-set-has-room-for-all");
    }
    throw expected.size() == list.size() && list.containsAll(expected)
        ? verdict.refuse(observed + " They are in another order.")
        : verdict.refuse(observed);
  }

  private AssertionError nothingIsReturned(Closer closer, String observed) {
    if (service.stoppedAgain) {
      return verdict.refuse(
          observed + " `shutdownNow` was called twice.", "asking-again-tells-again");
    }
    if (closer.thread.equals(service.stoppedBy)) {
      return verdict.refuse(observed, "what-never-began-is-lost");
    }
    return closer.leftStopping
        ? verdict.refuse(
            observed + " Another thread had called `shutdownNow`, which had not returned by then.",
            "ended-is-handed-over")
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
