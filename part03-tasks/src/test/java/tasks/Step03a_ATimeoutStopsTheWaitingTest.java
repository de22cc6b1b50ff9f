package tasks;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tasks.Step03a_ATimeoutStopsTheWaiting.Caller;
import tasks.Step03a_ATimeoutStopsTheWaiting.Guest;
import tasks.Step03a_ATimeoutStopsTheWaiting.Outcome;

class Step03a_ATimeoutStopsTheWaitingTest {

  static final List<Named<Caller>> ALL =
      List.of(
          named("get", Step03a_ATimeoutStopsTheWaiting::get),
          named("orTimeout", Step03a_ATimeoutStopsTheWaiting::orTimeout),
          named("completeOnTimeout", Step03a_ATimeoutStopsTheWaiting::completeOnTimeout),
          named("getThenCancel", Step03a_ATimeoutStopsTheWaiting::getThenCancel));

  private final Guest guest = new Guest(Duration.ofMillis(10), Duration.ofMillis(10));

  /// A CompletableFuture that is done before its work has begun never begins it.
  private final Guest patientGuest = new Guest(Duration.ofMillis(500), Duration.ofMillis(10));

  @Test
  void get_stops_waiting_and_the_work_is_finished() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(guest.ask("a call", Step03a_ATimeoutStopsTheWaiting::get))
        .isEqualTo(new Outcome("a call", "TimeoutException", true));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000); // patience and rest
  }

  @Test
  void orTimeout_stops_waiting_and_the_work_is_finished() throws InterruptedException {
    assertThat(patientGuest.ask("a call", Step03a_ATimeoutStopsTheWaiting::orTimeout))
        .isEqualTo(new Outcome("a call", "ExecutionException of a TimeoutException", true));
  }

  @Test
  void completeOnTimeout_stops_waiting_and_the_work_is_finished() throws InterruptedException {
    assertThat(patientGuest.ask("a call", Step03a_ATimeoutStopsTheWaiting::completeOnTimeout))
        .isEqualTo(new Outcome("a call", "got toast", true));
  }

  @Test
  void cancel_stops_the_work() throws InterruptedException {
    assertThat(guest.ask("a call", Step03a_ATimeoutStopsTheWaiting::getThenCancel))
        .isEqualTo(new Outcome("a call", "TimeoutException", false));
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
            boolean _ = end.await(1, MINUTES);
          } catch (InterruptedException e) {
            interrupted.set(true);
          }
          return "ham";
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var caller =
          new FutureTask<>(() ->
              Step03a_ATimeoutStopsTheWaiting.getThenCancel(work, Duration.ofMinutes(1), threads));
      Thread thread = Thread.startVirtualThread(caller);
      begun.await();
      thread.interrupt();
      assertThatThrownBy(caller::get).hasCauseInstanceOf(InterruptedException.class);
    } // waits for the work
    assertThat(interrupted).isTrue();
  }
}
