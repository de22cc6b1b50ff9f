package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Race;
import ascompleted.requests.Race.Fate;
import ascompleted.requests.Requests;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04c_LimitPromisesNoNumberTest {

  private final AtomicInteger interrupted = new AtomicInteger();

  /// Positive numbers succeed, negative ones fail, and 0 never ends.
  private final Work<Integer, Integer> work =
      n -> {
        if (n == 0) {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
          }
        }
        if (n < 0) {
          throw new IllegalStateException("broken " + n);
        }
        return n;
      };

  @Test
  void with_enough_successes_both_give_that_number_and_cancel_the_rest() {
    var inputs = List.of(0, 1, -1, 2);
    assertThat(Step04c_LimitPromisesNoNumber.quorum(2, inputs, work))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(interrupted).hasValue(1);
    assertThat(Step04c_LimitPromisesNoNumber.limit(2, inputs, work))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(interrupted).hasValue(2);
  }

  @Test
  void with_too_few_limit_gives_less_and_says_nothing() {
    assertThat(Step04c_LimitPromisesNoNumber.limit(2, List.of(-1, 1, -2), work)).containsExactly(1);
  }

  /// The fourth never ends: nothing waits for it.
  @Test
  void a_quorum_fails_as_soon_as_it_is_out_of_reach_and_cancels_the_rest() {
    assertThatThrownBy(() -> Step04c_LimitPromisesNoNumber.quorum(2, List.of(0, -1, -2, -3), work))
        .hasMessage("3 of 4 failed")
        .satisfies(e ->
            assertThat(e.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("broken -1", "broken -2", "broken -3"));
    assertThat(interrupted).hasValue(1);
  }

  /// Two of four may fail: the quorum is still within reach, and the two others are waited for.
  @Test
  void a_quorum_that_is_within_reach_waits() {
    var twoHaveFailed = new CountDownLatch(2);
    Work<Integer, Integer> late =
        n -> {
          try {
            if (n > 0) {
              twoHaveFailed.await();
            }
            return work.on(n);
          } finally {
            twoHaveFailed.countDown();
          }
        };
    assertThat(Step04c_LimitPromisesNoNumber.quorum(2, List.of(-1, -2, 1, 2), late))
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void the_server_sees_the_losers_of_both_abandoned() throws Exception {
    try (var requests = Requests.atMost(4)) {
      var replicas = List.of("/count", "/count", LOSER, LOSER);
      var race = new Race(requests, 2);
      Step04c_LimitPromisesNoNumber.limit(2, replicas, race::get);
      assertThat(race.fateOfLosers()).isEqualTo(new Fate(0, 2));
      race = new Race(requests, 2);
      Step04c_LimitPromisesNoNumber.quorum(2, replicas, race::get);
      assertThat(race.fateOfLosers()).isEqualTo(new Fate(0, 2));
    }
  }

  @Test
  void more_than_there_are_is_refused_before_any_is_asked() {
    assertThat(Step04c_LimitPromisesNoNumber.limit(2, List.of(), input -> input)).isEmpty();
    Work<String, String> neverAsked =
        _ -> {
          throw new AssertionError("is asked");
        };
    assertThatThrownBy(() -> Step04c_LimitPromisesNoNumber.quorum(3, List.of("a", "b"), neverAsked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 of 2 cannot succeed");
  }
}
