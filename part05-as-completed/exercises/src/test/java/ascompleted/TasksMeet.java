package ascompleted;

import exercise.Interleavings;
import exercise.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The tasks of one progress call it at the same moment: two of them at each step of the one, and
/// many without end.
final class TasksMeet {

  static final int THREADS = 4;
  private static final int CALLS = 1_000; // in a turn
  private static final int MEETINGS = 40;

  private TasksMeet() {}

  abstract static class Two implements Callable<Void> {
    private static final int TOTAL = 10;

    final Verdict verdict = new Verdict(Exercise04_MeasureProgress.class);
    final AtomicLong clock = new AtomicLong(Duration.ofSeconds(123).toNanos());
    final Exercise04_MeasureProgress progress = new Exercise04_MeasureProgress(TOTAL, clock::get);

    void expectBothCounted(Runnable one, Runnable other, String told, String belief)
        throws Exception {
      progress.started();
      Interleavings.atTheSameMoment(one, other);
      long counted = Math.round(progress.report().fraction() * TOTAL);
      String observed =
          "%s at the same moment. By fraction, the number of tasks that are done is %d."
              .formatted(told, counted);
      if (counted == 1) {
        throw verdict.refuse(observed, belief);
      }
      if (counted != 2) {
        throw verdict.refuse(observed);
      }
    }
  }

  static final class TwoSucceed extends Two {
    @Override
    public Void call() throws Exception {
      expectBothCounted(
          progress::succeeded,
          progress::succeeded,
          "Two tasks called `succeeded`",
          "plus-plus-is-one-action");
      return null;
    }
  }

  static final class TwoFail extends Two {
    @Override
    public Void call() throws Exception {
      expectBothCounted(
          progress::failed,
          progress::failed,
          "Two tasks called `failed`",
          "plus-plus-is-one-action");
      return null;
    }
  }

  /// Comes after the others: each of the methods loses no call of its own.
  static final class OneSucceedsAndOneFails extends Two {
    @Override
    public Void call() throws Exception {
      expectBothCounted(
          progress::succeeded,
          progress::failed,
          "One task called `succeeded`, and one `failed`,",
          "any-lock-keeps-the-others-out");
      return null;
    }
  }

  /// The clock moves when one of the two has started: the other one may see a later time, and is
  /// not the first then. If it holds a lock meanwhile, it is the first, and sees the time before.
  static final class TwoStart extends Two {
    @Override
    public Void call() throws Exception {
      Interleavings.atTheSameMoment(
          progress::started,
          () -> {
            progress.started();
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
          });
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      for (int i = 0; i < 5; i++) {
        progress.succeeded();
      }
      double rate = progress.report().perSecond();
      String observed =
          """
          Two tasks called `started` at the same moment, and when one of the calls had returned, the \
          clock went on by 1 s. 2 s after both 5 tasks are done: per second %.3f.\
          """
              .formatted(rate);
      if (Exercise04_MeasureProgressTest.isNear(5, rate)) {
        throw verdict.refuse(observed, "what-i-saw-still-holds");
      }
      if (!Exercise04_MeasureProgressTest.isNear(2.5, rate)) {
        throw verdict.refuse(observed);
      }
      return null;
    }
  }

  /// Each thread calls until another one that calls the same method has often done so meanwhile: on
  /// another core, or since the scheduler had stopped the first one in the middle. That finds what
  /// is lost inside a class of the JDK's. Returns how often they have called.
  static long callFromManyThreads(
      Consumer<Integer> succeed, Consumer<Integer> fail, Verdict verdict) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos(); // in vain on one busy core
    var turns = new AtomicIntegerArray(THREADS);
    var missing = new CountDownLatch(THREADS * MEETINGS);
    var callers = new ArrayList<Future<?>>();
    for (int i = 0; i < THREADS; i++) {
      int me = i;
      int twin = (me + 2) % THREADS;
      callers.add(
          Verdict.onAnotherThread(() -> {
            int meetings = 0;
            while (missing.getCount() > 0 && end - System.nanoTime() > 0) {
              int before = turns.get(twin);
              (me % 2 == 0 ? succeed : fail).accept(CALLS);
              turns.incrementAndGet(me);
              if (turns.get(twin) != before && meetings++ < MEETINGS) {
                missing.countDown();
              }
            }
            return null;
          }));
    }
    long calls = 0;
    for (int i = 0; i < THREADS; i++) {
      verdict.get(callers.get(i), "Threads call `succeeded` and `failed`, and do not come back.");
      calls += (long) turns.get(i) * CALLS;
    }
    return calls;
  }
}
