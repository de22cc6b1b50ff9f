package executors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    long end = System.nanoTime() + grace.toNanos();
    boolean interrupted = false;
    while (!service.isTerminated() && !interrupted && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(1_000_000);
      interrupted = Thread.interrupted();
    }
    List<Runnable> neverBegun = service.isTerminated() ? List.of() : service.shutdownNow();
    while (!service.isTerminated()) {
      LockSupport.parkNanos(1_000_000);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return neverBegun;
  }
}
