package futures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// It shows in the stack of a thread that waits for it, or for one of its stages.
final class Attempt<T> extends CompletableFuture<T> {
  @Override
  public T join() {
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return super.get(timeout, unit);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Attempt<>();
  }
}
