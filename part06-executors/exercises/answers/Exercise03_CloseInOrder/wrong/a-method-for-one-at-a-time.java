package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static synchronized List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    boolean interrupted = false;
    List<Runnable> neverBegun = List.of();
    try {
      if (!service.awaitTermination(grace.toNanos(), NANOSECONDS)) {
        neverBegun = service.shutdownNow();
      }
    } catch (InterruptedException e) {
      neverBegun = service.shutdownNow();
      interrupted = true;
    }
    while (!service.isTerminated()) {
      try {
        service.awaitTermination(Long.MAX_VALUE, NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return neverBegun;
  }
}
