package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  private static final class Hedge<T> {
    private final Supplier<CompletableFuture<T>> ask;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final List<CompletableFuture<T>> tries = new ArrayList<>();
    private int underWay;

    private Hedge(Supplier<CompletableFuture<T>> ask) {
      this.ask = ask;
    }

    CompletableFuture<T> start(Duration delay, ScheduledExecutorService timer) {
      begin();
      if (!answer.isDone()) {
        var alarm = timer.schedule(this::second, delay.toNanos(), NANOSECONDS);
        answer.whenComplete((_, _) -> alarm.cancel(false));
      }
      answer.whenComplete((_, _) -> cancelAll());
      return answer;
    }

    private void second() {
      synchronized (this) {
        if (underWay == 0 || answer.isDone()) {
          return;
        }
      }
      begin();
      if (answer.isDone()) {
        cancelAll();
      }
    }

    private void begin() {
      synchronized (this) {
        underWay++;
      }
      var one = ask.get();
      synchronized (this) {
        tries.add(one);
      }
      one.whenComplete(this::ended);
    }

    private void ended(T value, Throwable thrown) {
      boolean isLast;
      synchronized (this) {
        underWay--;
        isLast = underWay == 0;
      }
      if (thrown == null) {
        answer.complete(value);
      } else if (isLast) {
        answer.completeExceptionally(thrown);
      }
    }

    private void cancelAll() {
      List<CompletableFuture<T>> all;
      synchronized (this) {
        all = List.copyOf(tries);
      }
      all.forEach(one -> one.cancel(true));
    }
  }

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    return new Hedge<>(ask).start(delay, timer);
  }
}
