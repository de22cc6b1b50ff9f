package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static tasks.Step04b_ASecondFailureIsLost.heardBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tasks.Step04b_ASecondFailureIsLost.Joining;

class Step04b_ASecondFailureIsLostTest {

  static final List<Named<Joining>> ALL =
      List.of(
          named("joinAlone", Step04b_ASecondFailureIsLost::joinAlone),
          named("theJoinerHears", Step04b_ASecondFailureIsLost::theJoinerHears),
          named("theForksReport", Step04b_ASecondFailureIsLost::theForksReport));

  @Test
  void join_tells_of_the_first_failure_alone() throws InterruptedException {
    assertThat(heardBy(Step04b_ASecondFailureIsLost::joinAlone))
        .containsExactly("the ham is burnt");
  }

  @Test
  void a_joiner_is_not_told_once_the_scope_is_cancelled() throws InterruptedException {
    assertThat(heardBy(Step04b_ASecondFailureIsLost::theJoinerHears))
        .containsExactly("the ham is burnt");
  }

  @Test
  void forks_that_report_lose_none() throws InterruptedException {
    assertThat(heardBy(Step04b_ASecondFailureIsLost::theForksReport))
        .containsExactly("the ham is burnt", "the fridge is full");
  }

  @Test
  void a_fork_that_was_stopped_has_not_failed() throws InterruptedException {
    var begun = new CountDownLatch(1);
    Callable<Void> obeys =
        () -> {
          begun.countDown();
          new CountDownLatch(1).await();
          return null;
        };
    Callable<Void> fails =
        () -> {
          begun.await();
          throw new IllegalStateException("the ham is burnt");
        };
    assertThat(heardBy(_ -> Step04b_ASecondFailureIsLost.theForksReport(List.of(obeys, fails))))
        .containsExactly("the ham is burnt");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void without_a_failure_there_is_nothing_to_hear(Joining joining) throws InterruptedException {
    assertThat(heardBy(_ -> joining.run(List.of(() -> null, () -> null)))).isEmpty();
  }
}
