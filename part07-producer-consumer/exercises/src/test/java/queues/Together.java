package queues;

import exercise.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Two threads that do something at the same moment, again and again: each spins until the other
/// has come. On a machine that has only one core for both that takes long, so they try for 3 s at
/// most.
final class Together {

  static final int MOST = 50_000;

  private final AtomicInteger arrived = new AtomicInteger();
  private final long end = System.nanoTime() + 3_000_000_000L;
  private volatile int last = MOST;
  private volatile boolean failed;

  /// Gives each of the two the number of the round. Returns how many rounds there were.
  static int rounds(Verdict verdict, IntConsumer one, IntConsumer other) throws Exception {
    var together = new Together();
    var leader = Verdict.onAnotherThread(() -> together.take(one, true));
    var follower = Verdict.onAnotherThread(() -> together.take(other, false));
    String hangs = "A thread that calls at the same time as another one does not come back.";
    verdict.get(leader, hangs);
    return verdict.get(follower, hangs);
  }

  private int take(IntConsumer call, boolean leads) {
    for (int round = 0; round < last; round++) {
      if (leads && System.nanoTime() - end > 0) {
        last = round + 1; // the other one sees it when both have come
      }
      arrived.incrementAndGet();
      while (arrived.get() < 2 * (round + 1) && !failed) {
        Thread.onSpinWait();
      }
      if (failed) {
        break;
      }
      try {
        call.accept(round);
      } catch (Throwable thrown) {
        failed = true;
        throw thrown;
      }
    }
    return last;
  }
}
