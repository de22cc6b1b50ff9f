package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var second = new CompletableFuture<CompletableFuture<T>>(); // the second try, once it is asked
    var asksAgain = new AtomicBoolean(); // set earlier: from then on there are two tries
    var first = ask.get();
    var alarm =
        timer.schedule(
            () -> {
              if (!first.isDone() && !answer.isDone()) {
                asksAgain.set(true);
                second.complete(ask.get());
              }
            },
            delay.getNano(),
            NANOSECONDS);
    first.whenComplete((value, thrown) -> {
      if (thrown == null) {
        answer.complete(value);
      } else if (!asksAgain.get() || hasFailed(second)) {
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

  private static <T> boolean hasFailed(CompletableFuture<CompletableFuture<T>> asked) {
    var one = asked.getNow(null);
    return one != null && one.isCompletedExceptionally();
  }
}
