package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tasks.Step03a_ATimeoutStopsTheWaiting.COMPLETE_ON_TIMEOUT;
import static tasks.Step03a_ATimeoutStopsTheWaiting.GET;
import static tasks.Step03a_ATimeoutStopsTheWaiting.GET_THEN_CANCEL;
import static tasks.Step03a_ATimeoutStopsTheWaiting.OR_TIMEOUT;
import static tasks.Step03a_ATimeoutStopsTheWaiting.outcome;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tasks.Step03a_ATimeoutStopsTheWaiting.Caller;
import tasks.Step03a_ATimeoutStopsTheWaiting.Outcome;

class Step03a_ATimeoutStopsTheWaitingTest {

  static final List<Caller> ALL = List.of(GET, OR_TIMEOUT, COMPLETE_ON_TIMEOUT, GET_THEN_CANCEL);

  private static Outcome outcomeOf(Caller caller) throws InterruptedException {
    return outcome("", caller, Duration.ofMillis(10), Duration.ofMillis(10));
  }

  @Test
  void get_stops_waiting_and_the_work_is_finished() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(outcomeOf(GET)).isEqualTo(new Outcome("TimeoutException", true));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000); // patience and rest
  }

  @Test
  void orTimeout_stops_waiting_and_the_work_is_finished() throws InterruptedException {
    assertThat(outcomeOf(OR_TIMEOUT)).isEqualTo(new Outcome("TimeoutException", true));
  }

  @Test
  void completeOnTimeout_stops_waiting_and_the_work_is_finished() throws InterruptedException {
    assertThat(outcomeOf(COMPLETE_ON_TIMEOUT)).isEqualTo(new Outcome("toast", true));
  }

  @Test
  void cancel_stops_the_work() throws InterruptedException {
    assertThat(outcomeOf(GET_THEN_CANCEL)).isEqualTo(new Outcome("TimeoutException", false));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void work_that_is_done_in_time_is_answered(Caller caller) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(caller.call(() -> "ham", Duration.ofMinutes(1), threads)).isEqualTo("ham");
    }
  }

  @Test
  void a_caller_who_is_interrupted_stops_the_work_too() throws Exception {
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    Supplier<String> work =
        () -> {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            interrupted.set(true);
          }
          return "ham";
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var caller =
          new FutureTask<>(() -> GET_THEN_CANCEL.call(work, Duration.ofMinutes(1), threads));
      Thread thread = Thread.startVirtualThread(caller);
      begun.await();
      thread.interrupt();
      assertThatThrownBy(caller::get).hasCauseInstanceOf(InterruptedException.class);
      end.countDown();
    }
    assertThat(interrupted).isTrue();
  }
}
