package ascompleted.terminal;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Draws again and again, on a thread of its own, also while nothing happens; and a last time when
/// it is closed. Drawings never overlap. If one throws, the only one after it is that of `close`
/// (part 3, step 1c).
public final class LiveLine implements AutoCloseable {

  private final Runnable draw;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());

  public LiveLine(Duration every, Runnable draw) {
    this.draw = draw;
    var _ = clock.scheduleAtFixedRate(draw, every.toNanos(), every.toNanos(), NANOSECONDS);
  }

  @Override
  public void close() {
    clock.close(); // ends the repetition, and waits for a drawing that has begun
    draw.run();
  }
}
