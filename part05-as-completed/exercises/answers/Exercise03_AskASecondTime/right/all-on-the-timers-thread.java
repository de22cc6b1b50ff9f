package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var call = new Object() { // only the timer's thread touches this
          final CompletableFuture<T> answer = new CompletableFuture<>();
          final List<CompletableFuture<T>> tries = new ArrayList<>();
          Future<?> alarm;
          int failed;

          void ask() {
            if (answer.isDone()) {
              return;
            }
            var one = ask.get();
            tries.add(one);
            one.whenCompleteAsync(this::ended, timer);
          }

          void ended(T value, Throwable thrown) {
            failed += thrown == null ? 0 : 1;
            if (thrown == null) {
              answer.complete(value);
            } else if (failed == tries.size()) {
              answer.completeExceptionally(thrown);
            }
          }

          void over() {
            alarm.cancel(false);
            tries.forEach(one -> one.cancel(true));
          }
        };
    timer.execute(() -> {
      call.alarm = timer.schedule(call::ask, delay.toNanos(), NANOSECONDS);
      call.ask();
      call.answer.whenCompleteAsync((_, _) -> call.over(), timer);
    });
    return call.answer;
  }
}
