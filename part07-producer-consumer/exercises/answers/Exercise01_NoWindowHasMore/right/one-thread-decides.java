package queues;

import java.util.LinkedList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class Exercise01_NoWindowHasMore {

  private final ExecutorService one =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private final LinkedList<Long> expiries = new LinkedList<>();
  private final int limit;
  private final long window;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  long tryAdmit(long now) {
    try {
      return one.submit(() -> decide(now)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private long decide(long now) {
    expiries.removeIf(expiry -> expiry - now <= 0);
    if (expiries.size() >= limit) {
      return expiries.getFirst() - now;
    }
    expiries.add(now + window);
    return 0;
  }
}
