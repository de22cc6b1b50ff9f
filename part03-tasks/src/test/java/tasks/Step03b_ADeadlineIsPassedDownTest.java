package tasks;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasks.Step03b_ADeadlineIsPassedDown.Client;
import tasks.Step03b_ADeadlineIsPassedDown.Deadline;
import tasks.Step03b_ADeadlineIsPassedDown.Handled;
import tasks.Step03b_ADeadlineIsPassedDown.Order;
import tasks.Step03b_ADeadlineIsPassedDown.Remote;

/// The clock is a number that the remote calls move forward.
class Step03b_ADeadlineIsPassedDownTest {

  private final AtomicLong now = new AtomicLong(7_000_000_000L);
  private final List<String> calls = new ArrayList<>();

  /// The three calls take so many milliseconds, for somebody who waits 600.
  private Handled handle(Order order, int stock, int price, int tax) throws InterruptedException {
    var takes = Map.of("stock", ofMillis(stock), "price", ofMillis(price), "tax", ofMillis(tax));
    Remote remote =
        (name, timeout) -> {
          calls.add(name + " " + timeout.toMillis());
          boolean enough = timeout.compareTo(takes.get(name)) >= 0;
          now.addAndGet((enough ? takes.get(name) : timeout).toNanos());
          if (!enough) {
            throw new TimeoutException(name + " timed out");
          }
        };
    return new Client(ofMillis(600), now::get).asks(order, remote);
  }

  @Test
  void time_outs_add_up() throws InterruptedException {
    assertThat(handle(Step03b_ADeadlineIsPassedDown::timeOutEachCall, 100, 100, 9999))
        .isEqualTo(new Handled("tax timed out", ofMillis(800)));
    assertThat(calls).containsExactly("stock 600", "price 600", "tax 600");
  }

  @Test
  void a_deadline_leaves_each_call_what_is_left() throws InterruptedException {
    assertThat(handle(Step03b_ADeadlineIsPassedDown::passTheDeadline, 100, 100, 9999))
        .isEqualTo(new Handled("tax timed out", ofMillis(600)));
    assertThat(calls).containsExactly("stock 600", "price 500", "tax 400");
  }

  @Test
  void with_no_time_left_the_call_is_not_made() throws InterruptedException {
    assertThat(handle(Step03b_ADeadlineIsPassedDown::passTheDeadline, 400, 200, 1))
        .isEqualTo(new Handled("no time left", ofMillis(600)));
    assertThat(calls).containsExactly("stock 600", "price 200");
  }

  @Test
  void with_time_enough_the_order_is_answered() throws InterruptedException {
    assertThat(handle(Step03b_ADeadlineIsPassedDown::passTheDeadline, 100, 200, 300))
        .isEqualTo(new Handled("answered", ofMillis(600)));
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
}
