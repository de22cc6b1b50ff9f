package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    List<Runnable> neverBegun = List.of();
    try {
      if (service.awaitTermination(grace.toNanos(), NANOSECONDS)) {
        return neverBegun;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    neverBegun = service.shutdownNow();
    try {
      service.awaitTermination(Long.MAX_VALUE, NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return neverBegun;
  }
}
