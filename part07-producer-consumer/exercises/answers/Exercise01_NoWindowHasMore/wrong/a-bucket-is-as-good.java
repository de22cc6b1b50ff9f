package queues;

final class Exercise01_NoWindowHasMore {

  private final long capacity;
  private final long perCall;
  private long level;
  private long filledAt;
  private boolean begun;

  Exercise01_NoWindowHasMore(int limit, long window) {
    perCall = window / limit;
    capacity = perCall * limit;
    level = capacity;
  }

  synchronized long tryAdmit(long now) {
    if (begun) {
      level = Math.min(capacity, level + (now - filledAt));
    }
    begun = true;
    filledAt = now;
    if (level < perCall) {
      return perCall - level;
    }
    level -= perCall;
    return 0;
  }
}
