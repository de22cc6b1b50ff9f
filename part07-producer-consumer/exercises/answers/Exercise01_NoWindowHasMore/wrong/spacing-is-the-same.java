package queues;

final class Exercise01_NoWindowHasMore {

  private final long interval;
  private boolean begun;
  private long last;

  Exercise01_NoWindowHasMore(int limit, long window) {
    interval = window / limit;
  }

  synchronized long tryAdmit(long now) {
    if (begun && now - last < interval) {
      return interval - (now - last);
    }
    begun = true;
    last = now;
    return 0;
  }
}
