package tasks;

import java.util.concurrent.*;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var future = new CompletableFuture<T>();
    var task =
        new FutureTask<T>(work) {
          @Override
          protected void done() {
            switch (state()) {
              case SUCCESS -> future.complete(resultNow());
              case FAILED -> future.completeExceptionally(exceptionNow());
              default -> {}
            }
          }
        };
    future.whenComplete((_, failure) -> {
      if (failure != null) {
        task.cancel(true); // does nothing if the work has ended
      }
    });
    threads.execute(() -> {
      if (!future.isCancelled()) {
        task.run();
      }
    });
    return future;
  }
}
