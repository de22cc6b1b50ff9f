package queues;

import java.util.concurrent.locks.ReentrantLock;

final class Exercise01_NoWindowHasMore {

  private final ReentrantLock lock = new ReentrantLock();
  private final long[] times;
  private final long window;
  private int oldest;
  private int count;

  Exercise01_NoWindowHasMore(int limit, long window) {
    times = new long[limit];
    this.window = window;
  }

  long tryAdmit(long now) {
    lock.lock();
    try {
      if (count < times.length) {
        times[count++] = now;
        return 0;
      }
      long age = now - times[oldest];
      if (age < window) {
        return window - age;
      }
      times[oldest] = now;
      oldest = (oldest + 1) % times.length;
      return 0;
    } finally {
      lock.unlock();
    }
  }
}
