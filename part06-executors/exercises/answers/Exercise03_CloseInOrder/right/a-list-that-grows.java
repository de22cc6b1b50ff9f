package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    var neverBegun = new ArrayList<Runnable>();
    boolean interrupted = false;
    long patience = grace.toNanos();
    while (true) {
      try {
        if (service.awaitTermination(patience, NANOSECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
      neverBegun.addAll(service.shutdownNow()); // after the first time there are none
      patience = Long.MAX_VALUE;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return neverBegun;
  }
}
