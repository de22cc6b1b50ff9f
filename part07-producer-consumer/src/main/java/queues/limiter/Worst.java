package queues.limiter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What a limiter really admits, on a clock that only moves when it is told to.
public final class Worst {

  private Worst() {}

  /// When each of `calls` goes, if the caller is as eager as can be: it asks, and if it may not go
  /// asks again exactly when it was told to. It begins at `start`. Nanoseconds.
  public static List<Long> eager(Limiter limiter, int calls, long start) {
    var admitted = new ArrayList<Long>();
    long now = start;
    while (admitted.size() < calls) {
      long wait = limiter.tryAdmit(now);
      if (wait == 0) {
        admitted.add(now);
      } else {
        now += wait;
      }
    }
    return admitted;
  }

  /// The most calls that went within any span of so many nanoseconds. One that went exactly that
  /// much later does not count with the first.
  public static int within(long span, List<Long> admitted) {
    var recent = new ArrayDeque<Long>();
    int most = 0;
    for (long time : admitted) {
      recent.add(time);
      while (time - recent.element() >= span) {
        recent.remove();
      }
      most = Math.max(most, recent.size());
    }
    return most;
  }
}
