package tasks;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tasks.Step03b_ADeadlineIsPassedDown.DEADLINE;
import static tasks.Step03b_ADeadlineIsPassedDown.TIMEOUTS;
import static tasks.Step03b_ADeadlineIsPassedDown.handled;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasks.Step03b_ADeadlineIsPassedDown.Deadline;
import tasks.Step03b_ADeadlineIsPassedDown.Handled;
import tasks.Step03b_ADeadlineIsPassedDown.Order;
import tasks.Step03b_ADeadlineIsPassedDown.Remote;

/// The clock is a number that the remote calls move forward.
class Step03b_ADeadlineIsPassedDownTest {

  private final AtomicLong now = new AtomicLong(7_000_000_000L);
  private final List<String> calls = new ArrayList<>();

  private Handled handle(Order order, Duration takes) throws InterruptedException {
    Remote remote =
        (name, timeout) -> {
          calls.add(name + " " + timeout.toMillis());
          boolean enough = timeout.compareTo(takes) >= 0;
          now.addAndGet((enough ? takes : timeout).toNanos());
          if (!enough) {
            throw new TimeoutException(name + " timed out");
          }
        };
    return handled(order, ofMillis(500), remote, now::get);
  }

  @Test
  void time_outs_add_up() throws InterruptedException {
    assertThat(handle(TIMEOUTS, ofMillis(200))).isEqualTo(new Handled("answered", ofMillis(600)));
    assertThat(calls).containsExactly("stock 250", "price 250", "tax 250");
  }

  @Test
  void a_deadline_leaves_each_call_what_is_left() throws InterruptedException {
    assertThat(handle(DEADLINE, ofMillis(200)))
        .isEqualTo(new Handled("tax timed out", ofMillis(500)));
    assertThat(calls).containsExactly("stock 500", "price 300", "tax 100");
  }

  @Test
  void with_no_time_left_the_call_is_not_made() throws InterruptedException {
    assertThat(handle(DEADLINE, ofMillis(250)))
        .isEqualTo(new Handled("no time left", ofMillis(500)));
    assertThat(calls).containsExactly("stock 500", "price 250");
  }

  @Test
  void with_time_enough_the_order_is_answered() throws InterruptedException {
    assertThat(handle(DEADLINE, ofMillis(100))).isEqualTo(new Handled("answered", ofMillis(300)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -5, Long.MAX_VALUE - 3})
  void the_clock_may_count_from_anywhere(long nanos) throws TimeoutException {
    now.set(nanos);
    var deadline = Deadline.in(Duration.ofNanos(10), now::get);
    now.addAndGet(9);
    assertThat(deadline.left()).isEqualTo(Duration.ofNanos(1));
    now.addAndGet(1);
    assertThatThrownBy(deadline::left).isInstanceOf(TimeoutException.class);
  }

  @Test
  void who_reads_the_result_sees_tenths_of_seconds() {
    assertThat(new Handled("answered", ofMillis(612))).hasToString("answered after 0.6 s");
  }
}
