package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Two threads call at the same moment, and find one place, or two, or none.
final class TwoCall {

  static final class ForOnePlace implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      var two = new TwoCall(1);
      two.limiter.tryAdmit(0);
      two.meetAt(
          WINDOW,
          "One call in a window of 1 ms, and one was admitted at 0 ms. At 1 ms two threads");
      if (two.admitted == 2) {
        throw two.refuse("both were admitted.", "a-look-and-an-act-are-one");
      }
      if (two.admitted == 0) {
        throw two.refuse("neither was admitted.", null);
      }
      return null;
    }
  }

  static final class ForTwoPlaces implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      var two = new TwoCall(2);
      two.meetAt(WINDOW, "Two calls in a window of 1 ms, and none was admitted. Two threads");
      if (two.admitted == 1) {
        throw two.refuse("one of them was not admitted.", "a-call-that-meets-another-comes-again");
      }
      if (two.admitted == 0) {
        throw two.refuse("neither was admitted.", null);
      }
      return null;
    }
  }

  static final class ForNone implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      var two = new TwoCall(1);
      two.limiter.tryAdmit(0);
      two.meetAt(
          WINDOW / 2,
          "One call in a window of 1 ms, and one was admitted at 0 ms. At 0.5 ms two threads");
      for (long wait : two.waits) {
        if (wait != WINDOW / 2) {
          throw two.refuse(
              wait == 0
                  ? "one of them was admitted."
                  : "one of them is to wait for %d ns, and not for 0.5 ms.".formatted(wait),
              null);
        }
      }
      return null;
    }
  }

  private static final long WINDOW = 1_000_000;

  private final Verdict verdict = new Verdict(Exercise01_NoWindowHasMore.class);
  private final Queue<Long> waits = new ConcurrentLinkedQueue<>();
  private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
  private final Exercise01_NoWindowHasMore limiter;
  private String before;
  private long admitted;

  private TwoCall(int limit) {
    limiter = new Exercise01_NoWindowHasMore(limit, WINDOW);
  }

  private void meetAt(long now, String before) throws Exception {
    this.before = before;
    Interleavings.atTheSameMoment(() -> tryAdmit(now), () -> tryAdmit(now));
    if (thrown.get() != null) {
      throw refuse("one of them got " + thrown.get(), "a-look-and-an-act-are-one");
    }
    if (waits.size() < 2) {
      throw refuse("one of the calls does not return.", null);
    }
    admitted = waits.stream().filter(wait -> wait == 0).count();
  }

  private void tryAdmit(long now) {
    try {
      waits.add(limiter.tryAdmit(now));
    } catch (RuntimeException e) {
      thrown.set(e);
    }
  }

  private AssertionError refuse(String what, String belief) {
    String observed = "%s called at once, and %s".formatted(before, what);
    return belief == null
        ? verdict.refuse(observed)
        : verdict.refuse(observed, belief, thrown.get());
  }
}
