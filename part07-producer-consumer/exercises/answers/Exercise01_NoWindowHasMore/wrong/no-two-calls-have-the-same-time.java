package queues;

import java.util.TreeSet;

final class Exercise01_NoWindowHasMore {

  private final TreeSet<Long> admitted = new TreeSet<>((a, b) -> Long.signum(a - b));
  private final int limit;
  private final long window;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  synchronized long tryAdmit(long now) {
    while (!admitted.isEmpty() && now - admitted.first() >= window) {
      admitted.removeFirst();
    }
    if (admitted.size() == limit) {
      return window - (now - admitted.first());
    }
    admitted.add(now);
    return 0;
  }
}
