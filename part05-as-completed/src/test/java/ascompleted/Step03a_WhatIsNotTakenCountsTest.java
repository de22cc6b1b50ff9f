package ascompleted;

import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

  /// The first outcome is there when as many have begun as could.
  @Test
  void a_completion_service_begins_all_before_the_first_is_handled() throws Exception {
    Step03a_WhatIsNotTakenCounts.allAtOnce(
        NINE, meeting(new CountDownLatch(9)), _ -> begunWhenHandled.add(begun.get()));
    assertThat(begunWhenHandled).hasSize(9).containsOnly(9);
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

  /// Each answer needs three requests at the gate.
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
}
