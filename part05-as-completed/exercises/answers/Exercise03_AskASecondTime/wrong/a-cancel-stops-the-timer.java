package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var underWay = new AtomicInteger(1);
    var over = new AtomicBoolean();
    timer.schedule(
        () -> {
          if (!over.get()) {
            underWay.incrementAndGet();
            start(ask, answer, underWay, over);
          }
        },
        delay.toNanos(),
        NANOSECONDS);
    start(ask, answer, underWay, over);
    return answer;
  }

  private static <T> void start(
      Supplier<CompletableFuture<T>> ask,
      CompletableFuture<T> answer,
      AtomicInteger underWay,
      AtomicBoolean over) {
    var one = ask.get();
    answer.whenComplete((_, _) -> one.cancel(true));
    one.whenComplete((value, thrown) -> {
      if (one.isCancelled()) {
        return;
      }
      if (thrown == null) {
        over.set(true);
        answer.complete(value);
      } else if (underWay.decrementAndGet() == 0) {
        over.set(true);
        answer.completeExceptionally(thrown);
      }
    });
  }
}
