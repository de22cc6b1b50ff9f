package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tasks.Step04a_TheJoinerDecides.Policy;

/// A scope returns when its forks have ended. So what they have counted by then is final.
class Step04a_TheJoinerDecidesTest {

  private static final ThreadFactory COOKS = Thread.ofVirtual().factory();

  private final CountDownLatch roasting = new CountDownLatch(1);
  private final CountDownLatch burnt = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();

  private final Callable<String> fish =
      () -> {
        roasting.await();
        burnt.countDown();
        throw new IllegalStateException("the fish is burnt");
      };

  private final Callable<String> soup =
      () -> {
        burnt.await();
        return "soup";
      };

  /// Is never done.
  private final Callable<String> roast =
      () -> {
        begun.incrementAndGet();
        roasting.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.incrementAndGet();
        }
        return "roast";
      };

  @Test
  void all_are_interrupted_by_the_first_failure() {
    assertThatThrownBy(() -> Policies.all(List.of(fish, roast), COOKS))
        .hasRootCauseMessage("the fish is burnt");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void all_that_succeed_come_in_the_order_of_the_forks() throws InterruptedException {
    burnt.countDown();
    assertThat(Policies.all(List.of(() -> "ham", soup), COOKS)).containsExactly("ham", "soup");
  }

  @Test
  void the_first_success_interrupts_the_rest_and_a_failure_before_it_does_not()
      throws InterruptedException {
    assertThat(Policies.first(List.of(fish, soup, roast), COOKS)).containsExactly("soup");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void no_success_at_all_is_a_failure() {
    roasting.countDown();
    assertThatThrownBy(() -> Policies.first(List.of(fish, fish), COOKS))
        .hasRootCauseMessage("the fish is burnt");
  }

  @Test
  void each_waits_for_all_and_tells_how_it_ended() throws InterruptedException {
    roasting.countDown();
    assertThat(Policies.each(List.of(fish, soup), COOKS))
        .containsExactly("the fish is burnt", "soup");
  }

  @Test
  void a_time_limit_interrupts_what_is_left() {
    assertThatThrownBy(() -> Policies.eachWithin(Duration.ofMillis(100), List.of(roast), COOKS))
        .isInstanceOf(StructuredTaskScope.TimeoutException.class);
    assertThat(interrupted).hasValue(begun.get()); // on a very slow machine it had not begun
  }

  @Test
  void within_the_limit_each_tells_how_it_ended() throws InterruptedException {
    roasting.countDown();
    assertThat(Policies.eachWithin(Duration.ofMinutes(1), List.of(fish, soup), COOKS))
        .containsExactly("the fish is burnt", "soup");
  }

  @Test
  void a_meal_ends_with_what_its_joiner_asks_for() throws InterruptedException {
    Duration hour = Duration.ofHours(1);
    Policy within = (dishes, cooks) -> Policies.eachWithin(Duration.ofMillis(10), dishes, cooks);
    assertThat(Step04a_TheJoinerDecides.join("", within, hour)).isEqualTo("TimeoutException");
    Duration instant = Duration.ofMillis(10);
    assertThat(Step04a_TheJoinerDecides.join("", Policies::all, instant))
        .isEqualTo("the fish is burnt");
    long start = System.nanoTime();
    assertThat(Step04a_TheJoinerDecides.join("", Policies::each, instant))
        .isEqualTo("[the fish is burnt, soup, roast]");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(70_000_000); // the roast's seven
  }

  /// If this fails on a newer JDK: good. Then `eachWithin` can return what there is.
  @Test
  void what_was_done_at_the_limit_cannot_be_read() throws InterruptedException {
    // Long enough for a soup that is ready at once, on any machine.
    try (var scope =
        StructuredTaskScope.open(Joiner.awaitAll(), c -> c.withTimeout(Duration.ofSeconds(2)))) {
      Subtask<String> done = scope.fork(() -> "soup");
      scope.fork(roast);
      assertThatThrownBy(scope::join).isInstanceOf(StructuredTaskScope.TimeoutException.class);
      assertThat(done.state()).isEqualTo(Subtask.State.SUCCESS);
      assertThatThrownBy(done::get).hasMessage("join not called");
    }
  }

  @Test
  void every_policy_uses_the_given_threads() throws InterruptedException {
    ThreadFactory cooks = Thread.ofVirtual().name("cook").factory();
    List<Callable<String>> dishes = List.of(() -> Thread.currentThread().getName());
    assertThat(Policies.all(dishes, cooks)).containsExactly("cook");
    assertThat(Policies.first(dishes, cooks)).containsExactly("cook");
    assertThat(Policies.each(dishes, cooks)).containsExactly("cook");
    assertThat(Policies.eachWithin(Duration.ofMinutes(1), dishes, cooks)).containsExactly("cook");
  }
}
