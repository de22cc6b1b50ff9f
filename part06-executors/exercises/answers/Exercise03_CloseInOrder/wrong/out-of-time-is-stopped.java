package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    try {
      service.awaitTermination(grace.toNanos(), NANOSECONDS);
    } catch (InterruptedException e) {
      List<Runnable> neverBegun = service.shutdownNow();
      Thread.currentThread().interrupt();
      return neverBegun;
    }
    return List.of();
  }
}
