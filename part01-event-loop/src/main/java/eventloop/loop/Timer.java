package eventloop.loop;

import java.util.Objects;
import java.util.Set;

/// A callback that waits for its time in `pending`. The order is that of the deadlines; of equal
/// ones, the lower number comes first.
public final class Timer implements Comparable<Timer> {

  final long deadline;
  final Runnable callback;
  private final long number;
  private final Set<Timer> pending;

  Timer(long deadline, long number, Runnable callback, Set<Timer> pending) {
    this.deadline = deadline;
    this.number = number;
    this.callback = Objects.requireNonNull(callback);
    this.pending = pending;
  }

  /// From any thread. True if the callback would have run: it was not begun, cancelled or dropped
  /// before.
  public boolean cancel() {
    return pending.remove(this);
  }

  @Override
  public int compareTo(Timer other) {
    long difference = deadline - other.deadline; // right even where nanoTime overflows
    return Long.compare(difference != 0 ? difference : number - other.number, 0);
  }
}
