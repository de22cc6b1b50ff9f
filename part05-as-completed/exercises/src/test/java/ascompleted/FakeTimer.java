package ascompleted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A timer whose clock the test moves. What is due runs on the thread that moves it, one task after
/// the other.
final class FakeTimer extends AbstractExecutorService implements ScheduledExecutorService {

  private final List<Task<?>> tasks = new ArrayList<>();
  private volatile long now;
  private boolean runs;
  private long end; // what is due by then is run

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long period;
    private volatile long due;

    private Task(Callable<V> action, long delay, long period) {
      super(action);
      this.due = now + delay;
      this.period = period;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread moves the clock
    private void runOnce() {
      if (period == 0) {
        run();
      } else if (runAndReset()) {
        due += period;
        var _ = add(this);
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - now, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  private synchronized <V> Task<V> add(Task<V> task) {
    tasks.add(task);
    return task;
  }

  /// The next task that is due; null if there is none, and then no thread runs them any more.
  private synchronized Task<?> takeDue() {
    var next =
        tasks.stream()
            .filter(task -> task.due <= end)
            .min(Comparator.comparingLong(task -> task.due))
            .orElse(null);
    tasks.remove(next);
    runs = next != null;
    return next;
  }

  void advance(Duration time) {
    long then = now + time.toNanos();
    runUntil(then);
    now = then;
  }

  /// If another thread runs what is due, that runs this as well.
  private void runUntil(long until) {
    synchronized (this) {
      end = Math.max(end, until);
      if (runs) {
        return;
      }
      runs = true;
    }
    for (Task<?> task = takeDue(); task != null; task = takeDue()) {
      now = Math.max(now, task.due);
      task.runOnce();
    }
  }

  /// Whether all that was scheduled has run, or is cancelled.
  synchronized boolean hasNothingToDo() {
    return tasks.stream().allMatch(FutureTask::isCancelled);
  }

  /// The time until the task that is due first; a negative one if there is none.
  synchronized Duration nextDelay() {
    return tasks.stream()
        .filter(task -> !task.isCancelled())
        .map(task -> Duration.ofNanos(task.due - now))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ofNanos(-1));
  }

  @Override
  public void execute(Runnable action) {
    var _ = schedule(action, 0, TimeUnit.NANOSECONDS);
    runUntil(now);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
    return schedule(
        () -> {
          action.run();
          return null;
        },
        delay,
        unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> action, long delay, TimeUnit unit) {
    return add(new Task<>(action, unit.toNanos(delay), 0));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable action, long delay, long period, TimeUnit unit) {
    return add(
        new Task<>(
            () -> {
              action.run();
              return null;
            },
            unit.toNanos(delay),
            unit.toNanos(period)));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable action, long delay, long pause, TimeUnit unit) {
    return scheduleAtFixedRate(action, delay, pause, unit);
  }

  @Override
  public void shutdown() {
    tasks.clear();
  }

  @Override
  public List<Runnable> shutdownNow() {
    tasks.clear();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
