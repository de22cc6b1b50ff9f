package futures;

import static futures.Step01b_OneAsynchronousCallChangesItsCallers.GUESTS;
import static futures.Step01b_OneAsynchronousCallChangesItsCallers.newLoop;
import static futures.Step01b_OneAsynchronousCallChangesItsCallers.served;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step01b_OneAsynchronousCallChangesItsCallers.Asynchronous;
import futures.Step01b_OneAsynchronousCallChangesItsCallers.Blocking;
import futures.Step01b_OneAsynchronousCallChangesItsCallers.HalfChanged;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step01b_OneAsynchronousCallChangesItsCallersTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void a_receipt_has_both_prices() throws Exception {
    assertThat(new Blocking(() -> {}).receipt()).isEqualTo("7 in all");
    try (var loop = newLoop()) {
      assertThat(new Asynchronous(loop).receipt().get()).isEqualTo("7 in all");
      assertThat(new HalfChanged(new Asynchronous(loop)).receipt()) // main may wait for the loop
          .isEqualTo("7 in all");
    }
  }

  @Test
  void blocking_on_one_thread_waits_for_one_price_at_a_time() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var shop =
        new Blocking(() -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.sleep(10);
          now.decrementAndGet();
        });
    try (var loop = newLoop()) {
      assertThat(served(() -> loop.submit(shop::receipt), LONG)).isEqualTo(GUESTS);
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void asynchronous_on_one_thread_waits_for_all_prices_at_once() throws Exception {
    try (var loop = new ScheduledThreadPoolExecutor(1)) {
      var shop = new Asynchronous(loop);
      var timers = new AtomicInteger();
      Callable<List<CompletableFuture<String>>> guests =
          () -> {
            var receipts = Stream.generate(shop::receipt).limit(GUESTS).toList();
            timers.set(loop.getQueue().size()); // this is the loop: none has run meanwhile
            return receipts;
          };
      for (var receipt : loop.submit(guests).get()) {
        assertThat(receipt.get()).isEqualTo("7 in all");
      }
      assertThat(timers).hasValue(2 * GUESTS);
      assertThat(served(shop::receipt, LONG)).isEqualTo(GUESTS);
    }
  }

  @Test
  void a_caller_that_waits_on_the_loop_waits_for_itself() throws Exception {
    try (var loop = new ScheduledThreadPoolExecutor(1)) {
      var half = new HalfChanged(new Asynchronous(loop));
      assertThat(served(() -> loop.submit(half::receipt), Duration.ofMillis(500))).isZero();
      assertThat(loop.getQueue())
          .as("the price is due, but the thread that brings it waits for it")
          .hasSize(GUESTS)
          .anyMatch(task -> ((Delayed) task).getDelay(NANOSECONDS) <= 0);
      loop.shutdownNow();
    }
  }

  @Test
  void receipts_are_counted_until_one_is_late() throws Exception {
    var receipts =
        List.<CompletableFuture<String>>of(
                completedFuture("7 in all"), new CompletableFuture<>(), completedFuture("unseen"))
            .iterator();
    assertThat(served(receipts::next, Duration.ofMillis(5))).isEqualTo(1);
  }

  @Test
  void the_blocking_code_overlaps_on_virtual_threads() throws Exception {
    var all = new CyclicBarrier(GUESTS); // opens only if that many wait for a price at once
    var shop = new Blocking(all::await);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(served(() -> threads.submit(shop::receipt), LONG)).isEqualTo(GUESTS);
    }
  }
}
