package tasks;

import java.util.concurrent.*;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var outside = new Outside<T>(work);
    threads.execute(() -> {
      if (!outside.isCancelled()) {
        outside.inside.run();
      }
    });
    return outside;
  }

  private static final class Outside<T> extends CompletableFuture<T> {
    final FutureTask<T> inside;

    Outside(Callable<T> work) {
      inside =
          new FutureTask<>(work) {
            @Override
            protected void done() {
              switch (state()) {
                case SUCCESS -> Outside.this.complete(resultNow());
                case FAILED -> Outside.this.completeExceptionally(exceptionNow());
                default -> {}
              }
            }
          };
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (mayInterruptIfRunning) {
        inside.cancel(true);
      }
      return cancelled;
    }
  }
}
