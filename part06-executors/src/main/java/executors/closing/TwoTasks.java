package executors.closing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Two tasks for an executor that has one thread: one runs, and one is in the queue. The first ends
/// when it is let go, or interrupted.
public final class TwoTasks {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private volatile String first = "running";
  private volatile String second = "not begun";
  private final Future<?> queued;

  public TwoTasks(ExecutorService one) throws InterruptedException {
    one.execute(this::runFirst);
    begun.await();
    queued =
        one.submit(() -> {
          second = "done";
        });
  }

  private void runFirst() {
    begun.countDown();
    try {
      letGo.await();
      first = "done";
    } catch (InterruptedException e) {
      first = "interrupted";
    }
  }

  public void letGoAfter(Duration time) {
    CompletableFuture.delayedExecutor(time.toNanos(), NANOSECONDS, Runnable::run)
        .execute(this::letGo);
  }

  public void letGo() {
    letGo.countDown();
  }

  public Future<?> queued() {
    return queued;
  }

  /// What has become of them by now.
  public Fates fates() {
    return new Fates(first, second);
  }

  public record Fates(String first, String second) {
    @Override
    public String toString() {
      return "first: %s, second: %s".formatted(first, second);
    }
  }
}
