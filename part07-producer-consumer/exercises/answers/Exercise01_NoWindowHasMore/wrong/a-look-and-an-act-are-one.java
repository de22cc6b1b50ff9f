package queues;

import java.util.concurrent.ConcurrentLinkedDeque;

final class Exercise01_NoWindowHasMore {

  private final ConcurrentLinkedDeque<Long> admitted = new ConcurrentLinkedDeque<>();
  private final int limit;
  private final long window;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  long tryAdmit(long now) {
    admitted.removeIf(time -> now - time >= window);
    if (admitted.size() >= limit) {
      return window - (now - admitted.getFirst());
    }
    admitted.add(now);
    return 0;
  }
}
