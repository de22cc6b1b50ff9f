package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  private static final class Hedge<T> {
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private volatile int asked;
    private volatile int failed;

    void start(Supplier<CompletableFuture<T>> ask) {
      asked++;
      var one = ask.get();
      answer.whenComplete((_, _) -> one.cancel(true));
      one.whenComplete((value, thrown) -> {
        if (thrown == null) {
          answer.complete(value);
          return;
        }
        failed++;
        if (failed == asked) {
          answer.completeExceptionally(thrown);
        }
      });
    }
  }

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var hedge = new Hedge<T>();
    hedge.start(ask);
    var alarm =
        timer.schedule(
            () -> {
              if (hedge.failed == 0 && !hedge.answer.isDone()) {
                hedge.start(ask);
              }
            },
            delay.toNanos(),
            NANOSECONDS);
    hedge.answer.whenComplete((_, _) -> alarm.cancel(false));
    return hedge.answer;
  }
}
