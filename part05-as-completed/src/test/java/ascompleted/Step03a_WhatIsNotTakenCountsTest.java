package ascompleted;

import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step03a_WhatIsNotTakenCountsTest {

  private static final List<Integer> NINE = IntStream.rangeClosed(1, 9).boxed().toList();

  private final AtomicInteger begun = new AtomicInteger();
  private final List<Integer> begunWhenHandled = new ArrayList<>();

  /// The first is handled until all nine are done, or for ever.
  @Test
  void behind_a_semaphore_the_work_goes_on_while_the_consumer_does_not() throws Exception {
    var done = new CountDownLatch(9);
    Work<Integer, Integer> work =
        number -> {
          done.countDown();
          return number;
        };
    Step03a_WhatIsNotTakenCounts.semaphore(
        NINE,
        3,
        work,
        outcome -> {
          await(done);
          begunWhenHandled.add(outcome.input());
        });
    assertThat(begunWhenHandled).containsExactlyInAnyOrderElementsOf(NINE);
  }

  /// Each is done only when three have met.
  @Test
  void a_semaphore_bounds_what_is_in_flight() throws Exception {
    var three = new CyclicBarrier(3);
    var inFlight = new AtomicInteger();
    var peak = new AtomicInteger();
    Work<Integer, Integer> work =
        number -> {
          peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          three.await();
          inFlight.decrementAndGet();
          return number;
        };
    Step03a_WhatIsNotTakenCounts.semaphore(NINE, 3, work, _ -> {});
    assertThat(peak).hasValue(3);
  }

  @Test
  void with_a_bound_of_three_one_more_begins_for_each_that_is_taken() {
    Step03a_WhatIsNotTakenCounts.bounded(
        NINE, 3, meeting(new CountDownLatch(3)), _ -> begunWhenHandled.add(begun.get()));
    assertThat(begunWhenHandled).hasSize(9);
    assertThat(begunWhenHandled.getFirst()).isEqualTo(3);
    for (int taken = 1; taken <= 9; taken++) {
      assertThat(begunWhenHandled.get(taken - 1)).isLessThanOrEqualTo(taken + 2);
    }
  }

  /// The first answer needs three requests in flight; the gates stay open then.
  @Test
  void the_server_sees_three_in_flight_and_never_four() throws Exception {
    try (var requests = Requests.atMost(9)) {
      Work<Integer, String> work =
          number -> requests.http().get(requests.server().url("/gate/" + number));
      var groupsOfThree = Stream.of(1, 2, 3, 1, 2, 3);
      var server = requests.server();
      Thread opener =
          Thread.ofVirtual()
              .start(() -> {
                server.awaitStats("inFlight", 3);
                List.of("1", "2", "3").forEach(server::open);
              });
      Step03a_WhatIsNotTakenCounts.bounded(
          groupsOfThree.toList(), 3, work, outcome -> begunWhenHandled.add(outcome.input()));
      opener.join();
      assertThat(begunWhenHandled).containsExactlyInAnyOrder(1, 1, 2, 2, 3, 3);
      assertThat(server.stats().peakInFlight()).isEqualTo(3);
    }
  }

  private Work<Integer, Integer> meeting(CountDownLatch together) {
    return number -> {
      begun.incrementAndGet();
      together.countDown();
      together.await();
      return number;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
