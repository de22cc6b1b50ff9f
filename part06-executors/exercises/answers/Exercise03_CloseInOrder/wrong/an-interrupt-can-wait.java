package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    boolean interrupted = false;
    long end = System.nanoTime() + grace.toNanos();
    while (!service.isTerminated() && end - System.nanoTime() > 0) {
      try {
        service.awaitTermination(end - System.nanoTime(), NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    List<Runnable> neverBegun = service.isTerminated() ? List.of() : service.shutdownNow();
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
