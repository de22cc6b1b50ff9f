package ascompleted;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var underWay = new AtomicInteger(1);
    var alarm =
        timer.schedule(
            () -> {
              if (!answer.isDone()) {
                underWay.incrementAndGet();
                start(ask, answer, underWay);
              }
            },
            delay.toMillis(),
            MILLISECONDS);
    answer.whenComplete((_, _) -> alarm.cancel(false));
    start(ask, answer, underWay);
    return answer;
  }

  private static <T> void start(
      Supplier<CompletableFuture<T>> ask, CompletableFuture<T> answer, AtomicInteger underWay) {
    var one = ask.get();
    answer.whenComplete((_, _) -> one.cancel(true));
    one.whenComplete((value, thrown) -> {
      if (thrown == null) {
        answer.complete(value);
      } else if (underWay.decrementAndGet() == 0) {
        answer.completeExceptionally(thrown);
      }
    });
  }
}
