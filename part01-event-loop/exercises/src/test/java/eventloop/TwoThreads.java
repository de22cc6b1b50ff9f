package eventloop;

import exercise.Verdict;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// A loop's thread and another one, each of which acts between two steps of the other.
abstract class TwoThreads {

  final Verdict verdict = new Verdict(Exercise03_NoWakeUpIsLost.class);
  final LoopThread thread = new LoopThread();
  final ReadyQueue ready = new ReadyQueue(thread::isCurrent, this::neverSleeps);
  final Bed bed = new Bed();
  Exercise03_NoWakeUpIsLost loop = new Exercise03_NoWakeUpIsLost(ready, bed);

  final Dish ham = new Dish("ham");
  final Dish eggs = new Dish("eggs");
  final Dish tea = new Dish("tea");
  final OtherThread other = new OtherThread(verdict);
  volatile boolean wokenBeforePut;
  volatile boolean lockedOut;

  @AfterEach
  void end() {
    thread.interrupt();
  }

  void startTaking(int callbacks) {
    thread.start(loop, ready, callbacks);
  }

  void untilItSleepsOrEnds() throws Throwable {
    verdict.await(() -> bed.isAsleep() || thread.hasEnded(), this::neitherSleepsNorReturns);
    if (thread.failure != null) {
      throw thread.failure;
    }
  }

  AssertionError neitherSleepsNorReturns() {
    String observed = "The loop neither sleeps in `select` nor returns from `next`";
    return switch (thread.state()) {
      case WAITING, TIMED_WAITING ->
          verdict.refuse(observed + ": it waits elsewhere.", "any-wait-is-a-sleep");
      case NEW, RUNNABLE, BLOCKED, TERMINATED -> verdict.refuse(observed + ".");
    };
  }

  /// For the other thread: until the loop sleeps or ends, or waits for a lock.
  void whileItActs() {
    var steady = new Steady();
    other.await(
        () -> bed.isAsleep() || thread.hasEnded() || steady.holds(thread.isWaiting()),
        "The loop neither sleeps in `select` nor returns from `next`.");
  }

  void execute(Runnable callback) throws Throwable {
    execute(callback, () -> {});
  }

  /// Before the callback is put into the queue, `meanwhile` happens. If `execute` wakes the loop
  /// before it puts, the loop has time to look.
  void execute(Runnable callback, Runnable meanwhile) throws Throwable {
    int wakeUps = bed.wakeUps();
    ready.beforePut(() -> {
      other.acts(true);
      meanwhile.run();
      if (bed.wakeUps() > wakeUps) {
        wokenBeforePut = true;
        whileItActs();
      }
      other.acts(false);
    });
    other.execute(() -> loop.execute(callback));
    other.rethrow();
    if (!other.hasEnded() && bed.isAsleep()) {
      throw verdict.refuse(
          "The loop sleeps, and `execute` waits for something that it holds.",
          "a-sleeper-holds-no-lock");
    }
  }

  /// On the loop's thread, between two steps of `next`. If a lock keeps the other thread out, that
  /// gives up: what it would meet behind the lock, only the machine decides.
  void executeMeanwhile(Runnable callback) {
    ready.beforePut(() -> {
      if (lockedOut) {
        throw new CancellationException();
      }
    });
    other.execute(() -> loop.execute(callback));
    lockedOut = !other.hasEnded();
  }

  /// `ifItSleeps` is for a loop that sleeps although a callback lies in the queue.
  void expect(Supplier<AssertionError> ifItSleeps, Runnable... callbacks) throws Throwable {
    untilItSleepsOrEnds();
    if (other.hasBegun()) {
      verdict.await(other::hasEnded, "`execute` does not return.");
      untilItSleepsOrEnds();
    }
    other.rethrow();
    if (bed.isAsleep()) {
      throw ready.holdsNothing()
          ? verdict.refuse(
              "`execute` has returned, and the queue is empty: the callback never lay there, or"
                  + " was lost.")
          : ifItSleeps.get();
    }
    if (!thread.taken.equals(List.of(callbacks))) {
      throw verdict.refuse(
          "`execute` was given %s, and `next` returned %s."
              .formatted(List.of(callbacks), thread.taken));
    }
  }

  AssertionError notWoken(String before) {
    if (wokenBeforePut) {
      return verdict.refuse(
          "The loop was woken before the callback lay in the queue. It found nothing, and slept"
              + " again; then the callback was put there.",
          "a-wake-up-takes-its-time");
    }
    return verdict.refuse(before + " A callback was put into the queue, and it sleeps on.");
  }

  AssertionError neverSleeps() {
    return bed.timeOuts() > 0
        ? verdict.refuse(
            "An idle loop woke up by itself, again and again.", "a-time-out-finds-what-was-lost")
        : verdict.refuse(
            "An idle loop looked into its queue a thousand times, and did not sleep.",
            "a-loop-looks-all-the-time");
  }
}
