package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  private sealed interface Event<T> {
    record Alarm<T>() implements Event<T> {}

    record Answered<T>(T value) implements Event<T> {}

    record Failed<T>(Throwable thrown) implements Event<T> {}

    record Over<T>() implements Event<T> {}
  }

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    var answer = new CompletableFuture<T>();
    var events = new LinkedBlockingQueue<Event<T>>();
    answer.whenComplete((_, _) -> events.add(new Event.Over<>()));
    Thread.ofVirtual()
        .start(() -> {
          var tries = new ArrayList<CompletableFuture<T>>();
          var alarm =
              timer.schedule(() -> events.add(new Event.Alarm<>()), delay.toNanos(), NANOSECONDS);
          tries.add(start(ask, events));
          int failed = 0;
          while (!answer.isDone()) {
            switch (next(events)) {
              case Event.Alarm<T>() -> tries.add(start(ask, events));
              case Event.Answered<T>(T value) -> answer.complete(value);
              case Event.Failed<T>(Throwable thrown) -> {
                if (++failed == tries.size()) {
                  answer.completeExceptionally(thrown);
                }
              }
              case Event.Over<T>() -> {}
            }
          }
          alarm.cancel(false);
          tries.forEach(one -> one.cancel(true));
        });
    return answer;
  }

  private static <T> CompletableFuture<T> start(
      Supplier<CompletableFuture<T>> ask, LinkedBlockingQueue<Event<T>> events) {
    var one = ask.get();
    one.whenComplete((value, thrown) ->
        events.add(thrown == null ? new Event.Answered<>(value) : new Event.Failed<>(thrown)));
    return one;
  }

  private static <T> Event<T> next(LinkedBlockingQueue<Event<T>> events) {
    try {
      return events.take();
    } catch (InterruptedException e) {
      return new Event.Failed<>(e); // nothing interrupts this thread
    }
  }
}
