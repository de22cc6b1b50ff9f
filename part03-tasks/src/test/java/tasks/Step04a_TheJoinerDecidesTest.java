package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A scope returns when its forks have ended. So what they have counted by then is final.
class Step04a_TheJoinerDecidesTest {

  private static final ThreadFactory COOKS = Thread.ofVirtual().factory();

  private final CountDownLatch roasting = new CountDownLatch(1);
  private final CountDownLatch burnt = new CountDownLatch(1);
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
    assertThatThrownBy(() -> Step04a_TheJoinerDecides.all(List.of(fish, roast), COOKS))
        .hasRootCauseMessage("the fish is burnt");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void all_that_succeed_come_in_the_order_of_the_forks() throws InterruptedException {
    burnt.countDown();
    assertThat(Step04a_TheJoinerDecides.all(List.of(() -> "ham", soup), COOKS))
        .containsExactly("ham", "soup");
  }

  @Test
  void the_first_success_interrupts_the_rest_and_a_failure_before_it_does_not()
      throws InterruptedException {
    assertThat(Step04a_TheJoinerDecides.any(List.of(fish, soup, roast), COOKS)).isEqualTo("soup");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void no_success_at_all_is_a_failure() {
    roasting.countDown();
    assertThatThrownBy(() -> Step04a_TheJoinerDecides.any(List.of(fish, fish), COOKS))
        .hasRootCauseMessage("the fish is burnt");
  }

  @Test
  void each_waits_for_all_and_tells_how_it_ended() throws InterruptedException {
    roasting.countDown();
    assertThat(Step04a_TheJoinerDecides.each(List.of(fish, soup), COOKS))
        .containsExactly("the fish is burnt", "soup");
  }

  @Test
  void every_scope_uses_the_given_threads() throws InterruptedException {
    ThreadFactory cooks = Thread.ofVirtual().name("cook").factory();
    List<Callable<String>> dishes = List.of(() -> Thread.currentThread().getName());
    assertThat(Step04a_TheJoinerDecides.all(dishes, cooks)).containsExactly("cook");
    assertThat(Step04a_TheJoinerDecides.any(dishes, cooks)).isEqualTo("cook");
    assertThat(Step04a_TheJoinerDecides.each(dishes, cooks)).containsExactly("cook");
  }
}
