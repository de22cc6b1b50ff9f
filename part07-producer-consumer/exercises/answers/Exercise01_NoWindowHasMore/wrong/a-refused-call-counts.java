package queues;

import java.util.ArrayDeque;

final class Exercise01_NoWindowHasMore {

  private final ArrayDeque<Long> admitted = new ArrayDeque<>();
  private final int limit;
  private final long window;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  synchronized long tryAdmit(long now) {
    while (!admitted.isEmpty() && now - admitted.element() >= window) {
      admitted.remove();
    }
    admitted.add(now);
    if (admitted.size() > limit) {
      return window - (now - admitted.element());
    }
    return 0;
  }
}
