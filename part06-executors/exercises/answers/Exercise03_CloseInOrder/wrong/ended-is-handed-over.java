package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    var neverBegun = new AtomicReference<List<Runnable>>(List.of());
    Thread timer =
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(grace);
          } catch (InterruptedException e) {
            // no more time
          }
          neverBegun.set(service.shutdownNow());
        });
    boolean interrupted = false;
    while (!service.isTerminated()) {
      try {
        service.awaitTermination(Long.MAX_VALUE, NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
        timer.interrupt();
      }
    }
    timer.interrupt();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return neverBegun.get();
  }
}
