package executors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    service.shutdown();
    Thread closing = Thread.ofVirtual().start(service::close); // which is never interrupted
    boolean interrupted = false;
    try {
      if (closing.join(grace)) {
        return List.of();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    List<Runnable> neverBegun = service.shutdownNow();
    while (closing.isAlive()) {
      try {
        closing.join();
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
