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
    var second = new CompletableFuture<CompletableFuture<T>>(); // the second try, once it is asked
    var first = ask.get();
    var alarm =
        timer.schedule(
            () -> {
              if (!first.isDone() && !answer.isDone()) {
                second.complete(ask.get());
              }
            },
            delay.toNanos(),
            NANOSECONDS);
    first.whenComplete((value, thrown) -> {
      var other = second.getNow(null);
      if (thrown == null) {
        answer.complete(value);
      } else if (other == null || other.isCompletedExceptionally()) {
        answer.completeExceptionally(thrown);
      }
    });
    second.thenAccept(other ->
        other.whenComplete((value, thrown) -> {
          if (thrown == null) {
            answer.complete(value);
          } else if (first.isCompletedExceptionally()) {
            answer.completeExceptionally(thrown);
          }
        }));
    answer.whenComplete((_, _) -> {
      alarm.cancel(false);
      first.cancel(true);
      second.thenAccept(other -> other.cancel(true));
    });
    return answer;
  }
}
