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
    first.thenAccept(answer::complete);
    var alarm =
        timer.schedule(
            () -> {
              first.cancel(true);
              var second = ask.get();
              second.thenAccept(answer::complete);
              answer.whenComplete((_, _) -> second.cancel(true));
            },
            delay.toNanos(),
            NANOSECONDS);
    answer.whenComplete((_, _) -> first.cancel(true));
    answer.whenComplete((_, _) -> alarm.cancel(false));
    return answer;
  }
}
