package gather;

import exercise.Interleavings;
import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// A round of [Interleavings] for [Exercise03_AtMostN]: a call comes when `call` has returned for
/// the one before it, whatever the answer still has to do for that on another thread.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class OneAfterTheOther implements Callable<Void> {

  /// In each, a thread of either kind is started and comes to its end. So does, or comes to a wait,
  /// what was ready to run before.
  private static final int ROUNDS = 4;

  /// At each of them the caller's thread comes a little further.
  private static final int MOST_LOOKS = 1_000;

  private final Verdict verdict = new Verdict(Exercise03_AtMostN.class);
  private final Flights flights = new Flights();
  private final Exercise03_AtMostN limit = new Exercise03_AtMostN(1);
  private final AtomicReference<Thread> firstCaller = new AtomicReference<>();
  private volatile boolean hasReturned;
  private volatile boolean oneAfterTheOther;

  @Override
  public Void call() throws Exception {
    limit.call(flights.call("ham"));
    verdict.await(() -> flights.has("ham"), "Nothing is in flight, and a call is not made.");
    Interleavings.atTheSameMoment(this::ask, this::ask);
    flights.future("ham").complete("cooked");
    verdict.await(
        () -> flights.made.size() > 1, "One ended, and none of those that wait was made.");
    if (oneAfterTheOther && flights.names().get(1).equals("tea")) {
      throw verdict.refuse(
          "At most one: ham. `call` returned for eggs, and then it was called for tea. Ham ended, and"
              + " tea was made before eggs.",
          "threads-come-in-the-order-of-their-start");
    }
    return null;
  }

  private void ask() {
    if (firstCaller.compareAndSet(null, Thread.currentThread())) {
      limit.call(flights.call("eggs"));
      hasReturned = true;
    } else {
      oneAfterTheOther = returns();
      limit.call(flights.call("tea"));
      if (oneAfterTheOther && !Thread.currentThread().equals(firstCaller.get())) {
        letOthersRun();
      }
    }
  }

  /// Not if the stop is on the caller's own thread, or on one that the caller waits for: then the
  /// sentence says nothing of the order. This looks again and again, since the stop would end if
  /// this thread waited.
  private boolean returns() {
    var caller = firstCaller.get();
    for (int i = 0; i < MOST_LOOKS && !hasReturned && !Settled.runs(caller, "pass"); i++) {
      Thread.onSpinWait();
    }
    return hasReturned;
  }

  /// A thread that the second call has started comes as far as it can, before the stop ends.
  private void letOthersRun() {
    for (int i = 0; i < ROUNDS; i++) {
      var platform = Thread.ofPlatform().start(() -> {});
      var virtual = Thread.ofVirtual().start(() -> {});
      while (platform.isAlive() || virtual.isAlive()) {
        Thread.onSpinWait();
      }
    }
  }
}
