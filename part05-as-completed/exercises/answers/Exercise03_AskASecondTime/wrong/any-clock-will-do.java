package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var first = ask.get();
    answer.whenComplete((_, _) -> first.cancel(true));
    first.thenAccept(answer::complete);
    CompletableFuture.delayedExecutor(delay.toNanos(), NANOSECONDS, timer)
        .execute(() -> {
          if (!answer.isDone()) {
            var second = ask.get();
            answer.whenComplete((_, _) -> second.cancel(true));
            second.thenAccept(answer::complete);
          }
        });
    return answer;
  }
}
