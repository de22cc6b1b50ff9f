package ascompleted;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var failed = new AtomicInteger();
    for (var one : List.of(ask.get(), ask.get())) {
      answer.whenComplete((_, _) -> one.cancel(true));
      one.whenComplete((value, thrown) -> {
        if (thrown == null) {
          answer.complete(value);
        } else if (failed.incrementAndGet() == 2) {
          answer.completeExceptionally(thrown);
        }
      });
    }
    return answer;
  }
}
