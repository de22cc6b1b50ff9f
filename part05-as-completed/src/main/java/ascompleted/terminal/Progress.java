package ascompleted.terminal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far a long run is: what is finished, how fast, and how long it will still take.
///
/// A task that failed is finished too. The rate is that of the last seconds, not of the whole run,
/// so that it tells of a run that has become slower, or stands still.
///
/// Thread-safe.
public final class Progress {

  private record Sample(long nanos, int finished) {}

  private final int total;
  private final long windowNanos;
  private final LongSupplier nanoTime;
  private final Deque<Sample> samples = new ArrayDeque<>(); // guarded by this; the oldest first
  private int succeeded; // guarded by this
  private int failed; // guarded by this

  /// @param window the rate is that of so many seconds before now
  /// @param nanoTime such as `System::nanoTime`
  public Progress(int total, Duration window, LongSupplier nanoTime) {
    this.total = total;
    this.windowNanos = window.toNanos();
    this.nanoTime = nanoTime;
    samples.add(new Sample(nanoTime.getAsLong(), 0));
  }

  public synchronized void succeeded() {
    succeeded++;
  }

  public synchronized void failed() {
    failed++;
  }

  /// Looks at the clock. How well the rate is known depends on how often this is called: it counts
  /// from one look to another.
  public synchronized Snapshot now() {
    var now = new Sample(nanoTime.getAsLong(), succeeded + failed);
    samples.add(now);
    while (samples.size() > 2 && now.nanos - samples.peek().nanos > windowNanos) {
      samples.remove();
    }
    Sample before = samples.peek();
    double seconds = (now.nanos - before.nanos) / 1e9;
    double rate = seconds > 0 ? (now.finished - before.finished) / seconds : 0;
    return new Snapshot(succeeded, failed, total, rate);
  }

  /// What is known at one moment.
  ///
  /// @param rate finished tasks in a second
  public record Snapshot(int succeeded, int failed, int total, double rate) {

    private static final int WIDTH = 20;

    public int finished() {
      return succeeded + failed;
    }

    /// As if the rate stayed what it is: infinite while nothing is finished, 0 at the end.
    public double secondsLeft() {
      return finished() >= total ? 0 : (total - finished()) / rate;
    }

    @Override
    public String toString() {
      int full = finished() >= total ? WIDTH : (int) ((long) finished() * WIDTH / total);
      return String.format(
          Locale.ROOT,
          "[%s%s] %d of %d%s, %s",
          "#".repeat(full),
          ".".repeat(WIDTH - full),
          finished(),
          total,
          failed == 0 ? "" : ", " + failed + " failed",
          finished() >= total ? "finished" : pace());
    }

    private String pace() {
      return rate == 0
          ? "nothing comes"
          : String.format(Locale.ROOT, "%.0f/s, %.1f s left", rate, secondsLeft());
    }
  }
}
