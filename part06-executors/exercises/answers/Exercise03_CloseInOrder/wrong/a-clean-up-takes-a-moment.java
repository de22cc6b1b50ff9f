package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    List<Runnable> neverBegun = List.of();
    try {
      if (!service.awaitTermination(grace.toNanos(), NANOSECONDS)) {
        neverBegun = service.shutdownNow();
        if (!service.awaitTermination(60, SECONDS)) {
          System.err.println("The service did not terminate");
        }
      }
    } catch (InterruptedException e) {
      neverBegun = service.shutdownNow();
      Thread.currentThread().interrupt();
    }
    return neverBegun;
  }
}
