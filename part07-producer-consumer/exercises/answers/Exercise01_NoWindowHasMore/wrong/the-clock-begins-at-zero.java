package queues;

final class Exercise01_NoWindowHasMore {

  private final long[] times;
  private final long window;
  private int oldest;

  Exercise01_NoWindowHasMore(int limit, long window) {
    times = new long[limit];
    this.window = window;
  }

  synchronized long tryAdmit(long now) {
    long age = now - times[oldest];
    if (age < window) {
      return window - age;
    }
    times[oldest] = now;
    oldest = (oldest + 1) % times.length;
    return 0;
  }
}
