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
    boolean interrupted = false;
    boolean inTime = false;
    try {
      inTime = service.awaitTermination(grace.toNanos(), NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    List<Runnable> neverBegun = inTime ? List.of() : service.shutdownNow();
    while (!inTime) {
      try {
        inTime = service.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true; // for the caller: the work was interrupted already
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return neverBegun;
  }
}
