package queues;

import exercise.OtherThreads;
import exercise.Verdict;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import queues.Exercise04_WorkThroughASource.Work;

/// A call of `forEach`, and what a test sees of it. Where it matters, the work on an item ends when
/// the test lets it.
abstract class ThreeAtOnce {

  static final int AT_ONCE = 3;

  final Verdict verdict = new Verdict(Exercise04_WorkThroughASource.class);
  final AtomicInteger read = new AtomicInteger();
  final AtomicInteger begun = new AtomicInteger();
  final AtomicInteger running = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final AtomicInteger done = new AtomicInteger();
  final AtomicInteger furthestAhead = new AtomicInteger();
  final Semaphore mayEnd = new Semaphore(0);
  volatile Thread caller;
  volatile Thread reader;

  /// The caller's interrupt flag, when `forEach` has ended.
  volatile boolean flagged;

  @AfterEach
  void release() {
    mayEnd.release(1_000_000);
  }

  Iterator<Integer> source(int items) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return read.get() < items;
      }

      @Override
      public Integer next() {
        reader = Thread.currentThread();
        int item = read.incrementAndGet();
        furthestAhead.accumulateAndGet(item - done.get(), Math::max);
        return item;
      }
    };
  }

  private <T> Work<T> counted(Work<T> work) {
    return item -> {
      begun.incrementAndGet();
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        work.on(item);
        done.incrementAndGet();
      } finally {
        running.decrementAndGet();
      }
    };
  }

  void held(int item) throws InterruptedException {
    mayEnd.acquire();
  }

  FutureTask<Void> call(int items, Work<Integer> work) {
    return call(source(items), AT_ONCE, work);
  }

  <T> FutureTask<Void> call(Iterator<T> source, int atOnce, Work<T> work) {
    var call =
        new FutureTask<Void>(() -> {
          try {
            Exercise04_WorkThroughASource.forEach(source, atOnce, counted(work));
          } finally {
            flagged = Thread.currentThread().isInterrupted();
          }
          return null;
        });
    caller = Thread.ofPlatform().daemon().name("caller").start(call);
    return call;
  }

  AssertionError refuse(String observed, String belief) {
    return verdict.refuse(observed, belief);
  }

  void awaitBack(FutureTask<Void> call, String observed, String belief) throws Exception {
    verdict.await(call, () -> refuse(observed, belief));
    Verdict.throwToDo(call);
  }

  void expectNormalEnd(FutureTask<Void> call, String before) throws Exception {
    if (call.state() == Future.State.FAILED) {
      throw verdict.refuse(
          before + ", and `forEach` threw " + call.exceptionNow(), call.exceptionNow());
    }
  }

  /// Until so many are in work as may be.
  void awaitThree(FutureTask<Void> call, int items) throws Exception {
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        () ->
            refuse(
                "The source has %,d items, 3 may be in work at once, and %d are."
                    .formatted(items, running.get()),
                running.get() == 1 ? "a-loop-works-on-all" : null));
    Verdict.throwToDo(call);
  }

  boolean readerWaits() {
    return waits(reader);
  }

  private static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE, BLOCKED -> false;
    };
  }

  boolean callerWaits() {
    return goesOnWaiting(caller) && caller.isAlive();
  }

  /// Whether a thread waits for 0.2 s, or has ended: one that has just been woken is still said to
  /// wait.
  static boolean goesOnWaiting(Thread thread) {
    for (int i = 0; i < 40; i++) {
      if (!waits(thread)) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }

  /// Interrupts the caller, once or more often, while the work takes its time to end. Refuses if
  /// `forEach` does not wait for that.
  void interruptWhileItCleansUp(int times, String ifItDoesNotWait) throws Exception {
    var interrupted = new CountDownLatch(AT_ONCE);
    var call =
        call(
            100,
            _ -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                mayEnd.acquireUninterruptibly();
                throw e;
              }
            });
    awaitThree(call, 100);
    for (int i = 1; i <= times; i++) {
      caller.interrupt();
      verdict.await(
          interrupted,
          () ->
              refuse(
                  "The caller was interrupted, and the work was not.",
                  call.isDone() ? "an-interrupt-ends-the-waiting" : null));
      verdict.await(() -> call.isDone() || callerWaits(), "The caller neither waits nor returns.");
      if (call.isDone()) {
        throw verdict.refuse(
            (i == 1 ? "The caller was interrupted" : "The caller was interrupted a second time")
                + ", the work is still cleaning up, and `forEach` has ended.",
            i == 1 ? "interrupted-is-stopped" : ifItDoesNotWait);
      }
    }
    mayEnd.release(AT_ONCE);
    awaitBack(call, "The caller was interrupted, all work has ended, and `forEach` has not.", null);
    expectInterrupted(call, "The caller was interrupted");
  }

  /// Interrupts the caller, and the work fails when that reaches it.
  void interruptWhatFailsByIt() throws Exception {
    var failures = ConcurrentHashMap.<Throwable>newKeySet();
    var call =
        call(
            100,
            item -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                var failure = new IllegalStateException("item " + item + " is half done", e);
                failures.add(failure);
                throw failure;
              }
            });
    awaitThree(call, 100);
    verdict.await(() -> call.isDone() || callerWaits(), "The caller neither waits nor returns.");
    caller.interrupt();
    String before =
        "The caller was interrupted, and so was the work, which threw an IllegalStateException";
    awaitBack(call, before + ". `forEach` does not end.", null);
    if (call.state() == Future.State.FAILED && failures.contains(call.exceptionNow())) {
      throw verdict.refuse(before + ". `forEach` threw that.", "what-the-work-throws-comes-first");
    }
    expectInterrupted(call, before);
  }

  /// As work does that was interrupted by somebody, and ends all the same. The caller's own flag is
  /// left alone, if it works as well: it would be an interrupt of the caller.
  void leaveFlagsSet() throws Exception {
    var call =
        call(
            100,
            item -> {
              if (item <= AT_ONCE) {
                mayEnd.acquire(); // so that each thread that works is given its flag
              }
              if (!Thread.currentThread().getName().equals("caller")) {
                Thread.currentThread().interrupt();
              }
            });
    awaitThree(call, 100);
    mayEnd.release(AT_ONCE);
    String before =
        "The source has 100 items, and the work leaves the interrupt flag of its thread set";
    awaitBack(call, before + ". `forEach` does not return.", null);
    expectNormalEnd(call, before);
    verdict.await(
        () -> done.get() == 100,
        () ->
            refuse(
                "%s. `forEach` has returned, and work was done on %d."
                    .formatted(before, done.get()),
                "a-flag-is-a-request-to-me"));
  }

  /// The source takes its time with the second item, and `end` is what ends the call meanwhile.
  void endWhileAnItemIsRead(Callable<?> first, Runnable end, String before) throws Exception {
    var others = new OtherThreads();
    var reading = new CountDownLatch(1);
    var mayRead = new Semaphore(0);
    Iterator<Integer> items = source(2 * AT_ONCE);
    Iterator<Integer> source =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public Integer next() {
            int item = items.next();
            if (item == 2) {
              reading.countDown();
              mayRead.acquireUninterruptibly();
            }
            return item;
          }
        };
    var call =
        call(
            source,
            AT_ONCE,
            item -> {
              if (item == 1) {
                first.call();
              }
            });
    others.settle();
    Verdict.throwToDo(call);
    boolean met = reading.getCount() == 0 && running.get() == 1 && !call.isDone();
    end.run();
    others.settle();
    boolean hasEnded = met && call.isDone() && running.get() == 0;
    int begunBefore = begun.get();
    mayRead.release();
    mayEnd.release(1_000_000);
    awaitBack(call, before + " while the next item was read, and `forEach` does not end.", null);
    others.settle();
    if (hasEnded && begun.get() > begunBefore) {
      throw verdict.refuse(
          before
              + " while the next item was read. `forEach` has ended, and then work on that is begun.",
          "nothing-runs-so-nothing-begins");
    }
  }

  void expectInterrupted(FutureTask<Void> call, String before) {
    if (call.state() == Future.State.SUCCESS) {
      throw verdict.refuse(before + ", and `forEach` returned.");
    }
    if (!(call.exceptionNow() instanceof InterruptedException)) {
      throw verdict.refuse(
          before + ", and `forEach` threw " + call.exceptionNow(), call.exceptionNow());
    }
  }
}
