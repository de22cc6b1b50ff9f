package ascompleted;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

final class Exercise02_TakeTheFirstSuccess {

  private Exercise02_TakeTheFirstSuccess() {}

  static final class AllFailed extends Exception {
    private static final long serialVersionUID = 1;

    AllFailed(List<Throwable> failures) {
      super(failures.size() + " tries, and no success");
      failures.forEach(this::addSuppressed);
    }
  }

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    if (tries.isEmpty()) {
      throw new AllFailed(List.of());
    }
    var answer = new CompletableFuture<T>();
    var failures = new Throwable[tries.size()];
    var left = new AtomicInteger(tries.size());
    var running = ConcurrentHashMap.<Thread>newKeySet();
    for (int i = 0; i < tries.size(); i++) {
      int index = i;
      threads.execute(() -> {
        running.add(Thread.currentThread());
        try {
          T value = tries.get(index).call();
          running.remove(Thread.currentThread());
          answer.complete(value);
        } catch (Throwable thrown) {
          running.remove(Thread.currentThread());
          failures[index] = thrown;
          if (left.decrementAndGet() == 0) {
            answer.completeExceptionally(thrown);
          }
        }
      });
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AllFailed(List.of(failures));
    } finally {
      running.forEach(Thread::interrupt);
    }
  }
}
