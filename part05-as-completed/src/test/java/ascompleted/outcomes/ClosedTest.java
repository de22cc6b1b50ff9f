package ascompleted.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.outcomes.Outcome.Work;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How [AsCompleted] ends before its last outcome was taken: nothing is left running.
@Timeout(10)
class ClosedTest {

  private final CountDownLatch threeHaveBegun = new CountDownLatch(3);
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  /// Input 1 has an outcome when three have begun; the others wait for ever.
  private final Work<Integer, Integer> work =
      n -> {
        threeHaveBegun.countDown();
        try {
          if (n > 1) {
            new CountDownLatch(1).await();
          }
          threeHaveBegun.await();
          return n;
        } catch (InterruptedException e) {
          interrupted.incrementAndGet();
          throw e;
        } finally {
          ended.incrementAndGet();
        }
      };

  @Test
  void leaving_the_block_interrupts_what_is_in_flight_and_waits_until_it_has_ended() {
    try (var outcomes = new AsCompleted<>(List.of(1, 2, 3), 3, work)) {
      for (var outcome : outcomes) {
        assertThat(outcome.input()).isEqualTo(1);
        break;
      }
      assertThat(ended).as("leaving the loop stops nothing").hasValue(1);
    }
    assertThat(interrupted).hasValue(2);
    assertThat(ended).hasValue(3);
  }

  @Test
  void closing_the_stream_does_the_same() {
    try (var outcomes = new AsCompleted<>(List.of(1, 2, 3), 3, work).stream()) {
      assertThat(outcomes.findFirst().orElseThrow().input()).isEqualTo(1);
      assertThat(ended).as("no operation of a stream closes it").hasValue(1);
    }
    assertThat(interrupted).hasValue(2);
    assertThat(ended).hasValue(3);
  }

  /// The clean-up ends only when the thread that closes has been seen to wait.
  @Test
  void closing_waits_for_a_clean_up_that_takes_its_time() throws InterruptedException {
    var cleaning = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    Work<Integer, Integer> slowToClean =
        n -> {
          try {
            return work.on(n);
          } finally {
            if (n == 2) {
              cleaning.countDown();
              mayEnd.await();
            }
          }
        };
    var outcomes = new AsCompleted<>(List.of(1, 2, 3), 3, slowToClean);
    outcomes.iterator().next();
    Thread closer = Thread.ofPlatform().start(outcomes::close);
    cleaning.await();
    while (closer.getState() != Thread.State.TIMED_WAITING) {
      assertThat(closer.isAlive()).as("it waits").isTrue();
      Thread.onSpinWait();
    }
    mayEnd.countDown();
    closer.join();
    assertThat(ended).hasValue(3);
  }

  @Test
  void after_the_close_nothing_comes_and_nothing_starts() {
    var outcomes = new AsCompleted<>(List.of(1, 2, 3, 4, 5), 3, work);
    var iterator = outcomes.iterator();
    iterator.next();
    outcomes.close();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    outcomes.close(); // again: does nothing
    assertThat(ended).hasValue(3);
  }

  @Test
  void one_that_was_never_asked_can_be_closed() {
    new AsCompleted<>(List.of(1, 2, 3), 3, work).close();
    assertThat(ended).hasValue(0);
  }

  @Test
  void the_failure_of_an_input_is_thrown_when_its_work_would_be_started() {
    Iterable<Integer> inputs =
        () ->
            Stream.of(1, 2, 3, 4)
                .peek(n -> {
                  if (n == 4) {
                    throw new IllegalStateException("no input 4");
                  }
                })
                .iterator();
    assertThatThrownBy(
            () -> {
              try (var outcomes = new AsCompleted<>(inputs, 3, work)) {
                var iterator = outcomes.iterator();
                assertThat(iterator.next().input()).isEqualTo(1);
                iterator.next();
              }
            })
        .hasMessage("no input 4");
    assertThat(interrupted).hasValue(2);
    assertThat(ended).hasValue(3);
  }

  @Test
  void a_failure_of_the_consumer_closes_too() {
    assertThatThrownBy(
            () -> {
              try (var outcomes = new AsCompleted<>(List.of(1, 2, 3), 3, work)) {
                outcomes.forEach(_ -> {
                  throw new IllegalStateException("cannot handle it");
                });
              }
            })
        .hasMessage("cannot handle it");
    assertThat(ended).hasValue(3);
  }

  @Test
  void an_interrupted_consumer_stops_waiting_and_keeps_its_flag_and_its_close_still_waits()
      throws InterruptedException {
    var failure = new CompletableFuture<Throwable>();
    var flag = new CompletableFuture<Boolean>();
    Thread consumer =
        Thread.ofVirtual()
            .start(() -> {
              try (var outcomes = new AsCompleted<>(List.of(2, 3, 4), 3, work)) {
                outcomes.iterator().next();
              } catch (CancellationException e) {
                failure.complete(e);
              }
              flag.complete(Thread.currentThread().isInterrupted());
            });
    threeHaveBegun.await();
    consumer.interrupt();
    consumer.join();
    assertThat(failure).isCompleted();
    assertThat(flag).isCompletedWithValue(true);
    assertThat(interrupted).hasValue(3);
    assertThat(ended).hasValue(3);
  }
}
