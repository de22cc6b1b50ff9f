package queues;

import java.util.Arrays;

final class Exercise01_NoWindowHasMore {

  private static final long FREE = Long.MIN_VALUE;

  private final long[] times;
  private final long window;
  private int oldest;

  Exercise01_NoWindowHasMore(int limit, long window) {
    times = new long[limit];
    Arrays.fill(times, FREE);
    this.window = window;
  }

  synchronized long tryAdmit(long now) {
    long age = now - times[oldest];
    if (times[oldest] != FREE && age < window) {
      return window - age;
    }
    times[oldest] = now;
    oldest = (oldest + 1) % times.length;
    return 0;
  }
}
