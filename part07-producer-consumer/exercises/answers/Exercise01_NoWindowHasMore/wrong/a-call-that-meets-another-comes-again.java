package queues;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise01_NoWindowHasMore {

  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Long> admitted = new ArrayDeque<>();
  private final int limit;
  private final long window;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  long tryAdmit(long now) {
    if (!lock.tryLock()) {
      return 1;
    }
    try {
      while (!admitted.isEmpty() && now - admitted.element() >= window) {
        admitted.remove();
      }
      if (admitted.size() == limit) {
        return window - (now - admitted.element());
      }
      admitted.add(now);
      return 0;
    } finally {
      lock.unlock();
    }
  }
}
