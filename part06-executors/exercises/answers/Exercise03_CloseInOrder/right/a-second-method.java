package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    try {
      if (service.awaitTermination(grace.toNanos(), NANOSECONDS)) {
        return List.of();
      }
      return stop(service);
    } catch (InterruptedException e) {
      List<Runnable> neverBegun = stop(service);
      Thread.currentThread().interrupt();
      return neverBegun;
    }
  }

  private static List<Runnable> stop(ExecutorService service) {
    List<Runnable> neverBegun = service.shutdownNow();
    boolean interrupted = false;
    try {
      while (!service.isTerminated()) {
        try {
          service.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return neverBegun;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
