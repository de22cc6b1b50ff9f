package ascompleted.outcomes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an outcome that is asked for brings, and in which order. How it ends: [ClosedTest].
@Timeout(10)
class AsCompletedTest {

  private static Iterator<Integer> endless() {
    return Stream.iterate(1, n -> n + 1).iterator();
  }

  private final AtomicInteger begun = new AtomicInteger();

  private int times10(int n) {
    begun.incrementAndGet();
    return n * 10;
  }

  /// The first input's work ends only when the outcome of the second was handled.
  @Test
  void outcomes_come_in_the_order_in_which_the_work_ends() {
    var secondIsHandled = new CountDownLatch(1);
    Work<String, String> work =
        input -> {
          if (input.equals("slow")) {
            secondIsHandled.await();
          }
          return input;
        };
    var handled = new ArrayList<String>();
    try (var outcomes = new AsCompleted<>(List.of("slow", "quick"), 2, work)) {
      for (var outcome : outcomes) {
        handled.add(outcome.input());
        secondIsHandled.countDown();
      }
    }
    assertThat(handled).containsExactly("quick", "slow");
  }

  @Test
  void a_failure_is_an_outcome_with_its_input_and_the_others_still_come() {
    var failure = new IllegalStateException("odd");
    Work<Integer, Integer> work =
        n -> {
          if (n % 2 == 1) {
            throw failure;
          }
          return n * 10;
        };
    try (var outcomes = new AsCompleted<>(List.of(1, 2, 3), 2, work)) {
      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              new Failure<>(1, failure), new Success<>(2, 20), new Failure<>(3, failure));
    }
  }

  /// Each work ends only when two others run: with less than three at once none would end.
  @Test
  void as_many_as_the_bound_are_in_flight_and_never_more() {
    var three = new CyclicBarrier(3);
    var inFlight = new AtomicInteger();
    var peak = new AtomicInteger();
    Work<Integer, Integer> work =
        n -> {
          peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          three.await();
          inFlight.decrementAndGet();
          return n;
        };
    var inputs = IntStream.range(0, 30).boxed().toList();
    // A bound of 3, and three that meet: while one is handled, two wait for the next.
    try (var outcomes = new AsCompleted<>(inputs, 3, work)) {
      assertThat(outcomes).hasSize(30);
    }
    assertThat(peak).hasValue(3);
  }

  @Test
  void with_a_bound_of_one_the_work_is_done_in_order() {
    try (var outcomes = new AsCompleted<>(List.of(3, 1, 2), 1, this::times10)) {
      assertThat(outcomes)
          .containsExactly(new Success<>(3, 30), new Success<>(1, 10), new Success<>(2, 20));
    }
  }

  @Test
  void a_bound_above_the_number_of_inputs_starts_them_all() {
    var all = new CyclicBarrier(4);
    try (var outcomes = new AsCompleted<>(List.of(1, 2, 3, 4), 100, _ -> all.await())) {
      assertThat(outcomes).hasSize(4);
    }
  }

  @Test
  void nothing_starts_before_an_outcome_is_asked_for() {
    try (var outcomes = new AsCompleted<>(AsCompletedTest::endless, 3, this::times10)) {
      Iterator<Outcome<Integer, Integer>> iterator = outcomes.iterator();
      assertThat(iterator.hasNext()).isTrue();
      assertThat(iterator.hasNext()).isTrue();
    }
    assertThat(begun).as("closing has waited for what had begun").hasValue(0);
  }

  /// An input is read when its work is started.
  @Test
  void at_most_the_bound_is_started_ahead_of_the_consumer() {
    var read = new AtomicInteger();
    Iterable<Integer> inputs = () -> Stream.generate(read::incrementAndGet).iterator();
    try (var outcomes = new AsCompleted<>(inputs, 3, this::times10)) {
      var iterator = outcomes.iterator();
      for (int taken = 0; taken < 20; taken++) {
        iterator.next();
        assertThat(read.get() - taken).as("read beyond those taken before").isEqualTo(3);
      }
    }
    assertThat(begun).hasValueLessThanOrEqualTo(22);
  }

  @Test
  void no_inputs_have_no_outcomes() {
    try (var outcomes = new AsCompleted<>(List.<Integer>of(), 3, this::times10)) {
      assertThat(outcomes).isEmpty();
    }
  }

  @Test
  void after_the_last_there_is_no_next() {
    try (var outcomes = new AsCompleted<>(List.of(1), 3, this::times10)) {
      var iterator = outcomes.iterator();
      iterator.next();
      assertThat(iterator.hasNext()).isFalse();
      assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  /// The last input is read, and its outcome is not taken.
  @Test
  void what_is_in_flight_counts_as_a_next() {
    try (var outcomes = new AsCompleted<>(List.of(1, 2), 2, this::times10)) {
      var iterator = outcomes.iterator();
      iterator.next();
      assertThat(iterator.hasNext()).isTrue();
      iterator.next();
      assertThat(iterator.hasNext()).isFalse();
    }
  }

  @Test
  void inputs_and_values_may_be_null_and_equal() {
    try (var outcomes = new AsCompleted<>(Arrays.asList(null, 1, 1), 3, _ -> null)) {
      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              new Success<>(null, null), new Success<>(1, null), new Success<>(1, null));
    }
  }

  @Test
  void each_input_has_a_virtual_thread_of_its_own() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Work<Integer, Boolean> work =
        _ -> {
          threads.add(Thread.currentThread());
          return Thread.currentThread().isVirtual();
        };
    try (var outcomes = new AsCompleted<>(List.of(1, 2, 3), 2, work)) {
      assertThat(outcomes).allMatch(outcome -> ((Success<Integer, Boolean>) outcome).value());
    }
    assertThat(threads.stream().map(Thread::getName).collect(toSet()))
        .containsExactlyInAnyOrder("work-1", "work-2", "work-3");
  }

  @Test
  void inputs_are_read_on_the_consumers_thread() {
    var readers = new HashSet<Thread>();
    Iterable<Integer> inputs =
        () -> Stream.of(1, 2, 3).peek(_ -> readers.add(Thread.currentThread())).iterator();
    try (var outcomes = new AsCompleted<>(inputs, 2, this::times10)) {
      assertThat(outcomes).hasSize(3);
    }
    assertThat(readers).containsExactly(Thread.currentThread());
  }

  @Test
  void of_ten_thousand_each_comes_once() {
    var inputs = IntStream.range(0, 10_000).boxed().toList();
    var seen = new ArrayList<Integer>();
    try (var outcomes = new AsCompleted<>(inputs, 100, this::times10)) {
      outcomes.forEach(outcome -> seen.add(outcome.input()));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(inputs);
  }

  @Test
  void a_stream_has_the_same_outcomes() {
    try (var outcomes = new AsCompleted<>(List.of(1, 2, 3), 1, this::times10).stream()) {
      assertThat(outcomes.map(Outcome::input)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void a_limited_stream_starts_no_more_than_it_may_need() {
    try (var outcomes = new AsCompleted<>(AsCompletedTest::endless, 3, this::times10).stream()) {
      assertThat(outcomes.limit(4)).hasSize(4);
    }
    assertThat(begun).hasValueLessThanOrEqualTo(4 + 3 - 1);
  }

  @Test
  void its_outcomes_come_once() {
    try (var outcomes = new AsCompleted<>(List.of(1), 1, this::times10)) {
      var _ = outcomes.iterator();
      assertThatThrownBy(outcomes::iterator).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(outcomes::stream).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_bound_below_one_is_refused() {
    assertThatThrownBy(() -> new AsCompleted<>(List.of(1), 0, this::times10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bound 0");
  }
}
