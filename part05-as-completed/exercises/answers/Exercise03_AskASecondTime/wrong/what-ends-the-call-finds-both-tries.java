package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var tries = new CopyOnWriteArrayList<CompletableFuture<T>>();
    var underWay = new AtomicInteger();
    Runnable start =
        () -> {
          underWay.incrementAndGet();
          var one = ask.get();
          tries.add(one);
          one.whenComplete((value, thrown) -> {
            if (thrown == null) {
              answer.complete(value);
            } else if (underWay.decrementAndGet() == 0) {
              answer.completeExceptionally(thrown);
            }
          });
        };
    start.run();
    var alarm =
        timer.schedule(
            () -> {
              if (underWay.get() > 0 && !answer.isDone()) {
                start.run();
              }
            },
            delay.toNanos(),
            NANOSECONDS);
    answer.whenComplete((_, _) -> {
      alarm.cancel(false);
      tries.forEach(one -> one.cancel(true));
    });
    return answer;
  }
}
