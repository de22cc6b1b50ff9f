package queues;

import java.util.ArrayList;
import java.util.List;

final class Exercise01_NoWindowHasMore {

  private final List<Long> admitted = new ArrayList<>();
  private final int limit;
  private final long window;
  private int inLine;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  synchronized long tryAdmit(long now) {
    admitted.removeIf(time -> now - time >= window);
    if (admitted.size() == limit) {
      long leaves = admitted.get(inLine % limit) + window;
      inLine++;
      return leaves - now;
    }
    inLine = 0;
    admitted.add(now);
    return 0;
  }
}
