package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    boolean interrupted = false;
    var neverBegun = new LinkedHashSet<Runnable>(); // a second `shutdownNow` adds what is new
    long patience = grace.toNanos();
    while (!service.isTerminated()) {
      try {
        service.awaitTermination(patience, NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      neverBegun.addAll(service.shutdownNow());
      patience = Long.MAX_VALUE;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(neverBegun);
  }
}
