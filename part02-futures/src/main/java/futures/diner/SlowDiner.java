package futures.diner;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.span;

import java.util.concurrent.CompletableFuture;

/// 0.5 s to enter, 0.2 s for a dish, 1 s to leave. A guest who leaves is not served any more, as a
/// driver fails what is outstanding when its connection is closed.
public final class SlowDiner implements Diner {
  private final int tenth;
  private CompletableFuture<String> order = completedFuture("none");

  /// With 100 ms for a tenth of a second this is real time.
  public SlowDiner(int tenth) {
    this.tenth = tenth;
  }

  @Override
  public CompletableFuture<Integer> enter() {
    return after(5 * tenth, "enter", 7);
  }

  @Override
  public CompletableFuture<String> order(int table) {
    order = after(2 * tenth, "order", "ham");
    return order;
  }

  @Override
  public CompletableFuture<Void> leave(int table) {
    order.completeExceptionally(new IllegalStateException("left before the dish came"));
    return after(10 * tenth, "leave", null);
  }

  /// A timer of the JDK completes it: no thread waits.
  private static <T> CompletableFuture<T> after(int millis, String name, T value) {
    var span = span(name);
    span.suspends();
    var future = new CompletableFuture<T>().completeOnTimeout(value, millis, MILLISECONDS);
    var _ = future.whenComplete((_, _) -> span.close());
    return future;
  }
}
