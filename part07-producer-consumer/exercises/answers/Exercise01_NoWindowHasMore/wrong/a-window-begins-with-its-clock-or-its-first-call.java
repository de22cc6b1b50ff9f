package queues;

final class Exercise01_NoWindowHasMore {

  private final int limit;
  private final long window;
  private boolean open;
  private long began;
  private int admitted;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  synchronized long tryAdmit(long now) {
    if (!open || now - began >= window) {
      open = true;
      began = now;
      admitted = 0;
    }
    if (admitted == limit) {
      return window - (now - began);
    }
    admitted++;
    return 0;
  }
}
