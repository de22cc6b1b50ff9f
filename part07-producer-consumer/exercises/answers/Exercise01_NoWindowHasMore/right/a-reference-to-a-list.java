package queues;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

final class Exercise01_NoWindowHasMore {

  private final AtomicReference<List<Long>> admitted = new AtomicReference<>(List.of());
  private final int limit;
  private final long window;

  Exercise01_NoWindowHasMore(int limit, long window) {
    this.limit = limit;
    this.window = window;
  }

  long tryAdmit(long now) {
    while (true) {
      List<Long> before = admitted.get();
      List<Long> recent = before.stream().filter(time -> now - time < window).toList();
      if (recent.size() >= limit) {
        return window - (now - recent.getFirst());
      }
      List<Long> after = Stream.concat(recent.stream(), Stream.of(now)).toList();
      if (admitted.compareAndSet(before, after)) {
        return 0;
      }
    }
  }
}
