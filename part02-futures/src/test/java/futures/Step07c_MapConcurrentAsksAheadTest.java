package futures;

import static futures.Step07c_MapConcurrentAsksAhead.limitFirst;
import static futures.Step07c_MapConcurrentAsksAhead.limitLast;
import static futures.Step07c_MapConcurrentAsksAhead.map;
import static futures.Step07c_MapConcurrentAsksAhead.stream;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step07c_MapConcurrentAsksAhead.Mapped;
import futures.Step07c_MapConcurrentAsksAhead.Numbers;
import futures.generator.Generator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step07c_MapConcurrentAsksAheadTest {

  private static final UnaryOperator<Integer> AT_ONCE = UnaryOperator.identity();

  @Test
  void map_makes_one_for_each_that_is_wanted() {
    assertThat(map(madeAtOnce(), number -> number * 10, 3))
        .isEqualTo(new Mapped(List.of(0, 10, 20), 3));
  }

  @Test
  void map_never_maps_two_at_once() {
    var atWork = new AtomicInteger();
    UnaryOperator<Integer> work =
        number -> {
          assertThat(atWork.incrementAndGet()).isOne();
          atWork.decrementAndGet();
          return number;
        };
    assertThat(map(madeAtOnce(), work, 20).results()).hasSize(20);
  }

  /// Each of the three can end only when all have begun.
  @Test
  void mapConcurrent_maps_three_at_once_and_keeps_their_order() {
    var together = new CyclicBarrier(3);
    assertThat(limitFirst(madeAtOnce(), number -> meet(together, number), 3))
        .isEqualTo(new Mapped(List.of(0, 1, 2), 3));
  }

  /// The mapping waits for a second number. Where one was asked for, it comes.
  @Test
  void behind_a_limit_mapConcurrent_asks_for_no_more() {
    var second = new CountDownLatch(2);
    UnaryOperator<Integer> work =
        number -> {
          second.countDown();
          try {
            var _ = second.await(200, MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is not wanted
          }
          return number;
        };
    assertThat(limitFirst(madeAtOnce(), work, 1)).isEqualTo(new Mapped(List.of(0), 1));
  }

  /// The first is mapped only when the third has begun, so that no scheduler decides.
  @Test
  void before_a_limit_mapConcurrent_has_asked_for_three() {
    var third = new CountDownLatch(3);
    var stopped = new AtomicInteger();
    UnaryOperator<Integer> work =
        number -> {
          third.countDown();
          try {
            if (number == 0) {
              third.await();
            } else {
              new CountDownLatch(1).await(); // for ever: only an interrupt ends it
            }
          } catch (InterruptedException e) {
            stopped.incrementAndGet();
          }
          return number;
        };
    assertThat(limitLast(madeAtOnce(), work, 1)).isEqualTo(new Mapped(List.of(0), 3));
    assertThat(stopped).as("the mappings that were not wanted").hasValue(2);
  }

  @Test
  void closing_the_stream_closes_the_generator() throws Exception {
    var cleanedUp = new CompletableFuture<Boolean>();
    var numbers =
        new Generator<Integer>(out -> {
          try {
            out.give(0);
          } finally {
            cleanedUp.complete(true);
          }
        });
    try (var stream = stream(numbers)) {
      assertThat(stream.findFirst()).hasValue(0);
      assertThat(cleanedUp).as("the end of a stream closes nothing").isNotDone();
    }
    assertThat(cleanedUp).isDone();
  }

  private static Numbers madeAtOnce() {
    return new Numbers(AT_ONCE);
  }

  private static int meet(CyclicBarrier barrier, int number) {
    try {
      barrier.await();
      return number;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
