package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var first = ask.get();
    try {
      first.get(delay.toNanos(), NANOSECONDS);
      return first;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      var second = ask.get();
      var answer = new CompletableFuture<T>();
      first.thenAccept(answer::complete);
      second.thenAccept(answer::complete);
      answer.thenRun(() -> {
        first.cancel(true);
        second.cancel(true);
      });
      answer.join();
      return answer;
    }
  }
}
