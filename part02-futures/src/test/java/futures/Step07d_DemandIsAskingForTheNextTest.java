package futures;

import static futures.Step07d_DemandIsAskingForTheNext.allAtOnce;
import static futures.Step07d_DemandIsAskingForTheNext.forLoop;
import static futures.Step07d_DemandIsAskingForTheNext.oneByOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import futures.generator.Generator.Body;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(10)
class Step07d_DemandIsAskingForTheNextTest {

  /// One of the step's three methods.
  @FunctionalInterface
  interface Delivery {
    int mostInHand(Body<Integer> body, Runnable work);
  }

  static final List<Named<Delivery>> DELIVERIES =
      List.of(
          named("forLoop", Step07d_DemandIsAskingForTheNext::forLoop),
          named("oneByOne", Step07d_DemandIsAskingForTheNext::oneByOne),
          named("allAtOnce", Step07d_DemandIsAskingForTheNext::allAtOnce));

  private final CountDownLatch allMade = new CountDownLatch(1);
  private final Body<Integer> five =
      out -> {
        for (int i = 0; i < 5; i++) {
          out.give(i);
        }
        allMade.countDown();
      };

  @Test
  void a_for_loop_has_one_in_hand() {
    assertThat(forLoop(five, () -> {})).isOne();
  }

  @Test
  void a_subscriber_that_asks_for_one_at_a_time_has_one_in_hand() {
    assertThat(oneByOne(five, () -> {})).isOne();
  }

  @Test
  void work_that_fails_ends_the_waiting_whatever_it_throws() {
    var failure = new StackOverflowError("too deep");
    assertThatThrownBy(() ->
            oneByOne(
                five,
                () -> {
                  throw failure;
                }))
        .hasCause(failure);
  }

  @Test
  void a_subscriber_that_asks_for_all_has_all_in_hand() {
    Runnable work =
        () -> {
          try {
            allMade.await(); // however slow the consumer is
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    assertThat(allAtOnce(five, work)).isEqualTo(5);
  }

  @ParameterizedTest
  @FieldSource("DELIVERIES")
  void a_producer_that_fails_ends_the_delivery(Delivery delivery) {
    Body<Integer> fails =
        out -> {
          out.give(0);
          throw new IllegalStateException("no eggs");
        };
    assertThatThrownBy(() -> delivery.mostInHand(fails, () -> {}))
        .rootCause()
        .hasMessage("no eggs");
  }

  @ParameterizedTest
  @FieldSource("DELIVERIES")
  void a_consumer_that_fails_ends_the_delivery_and_frees_the_producer(Delivery delivery)
      throws Exception {
    var freed = new CountDownLatch(1);
    Body<Integer> endless =
        out -> {
          try {
            for (int i = 0; ; i++) {
              out.give(i);
            }
          } finally {
            freed.countDown();
          }
        };
    Runnable drops =
        () -> {
          throw new IllegalStateException("dropped it");
        };
    assertThatThrownBy(() -> delivery.mostInHand(endless, drops))
        .extracting(Step07d_DemandIsAskingForTheNextTest::root)
        .isEqualTo("dropped it");
    freed.await();
  }

  private static String root(Throwable failure) {
    return failure.getCause() == null ? failure.getMessage() : root(failure.getCause());
  }
}
