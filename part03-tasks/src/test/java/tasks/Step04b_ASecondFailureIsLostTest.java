package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step04b_ASecondFailureIsLost.heardOf;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import org.junit.jupiter.api.Test;

class Step04b_ASecondFailureIsLostTest {

  @Test
  void join_tells_of_the_first_failure_alone() throws InterruptedException {
    assertThat(heardOf(Failures::joinAlone)).containsExactly("the ham is burnt");
  }

  @Test
  void forks_that_tell_lose_none() throws InterruptedException {
    assertThat(heardOf(Failures::forksTell))
        .containsExactly("the ham is burnt", "the fridge is full");
  }

  @Test
  void without_a_failure_there_is_nothing_to_hear() throws InterruptedException {
    assertThat(heardOf(_ -> Failures.forksTell(List.of(() -> null)))).isEmpty();
  }

  /// Why no joiner of one's own would help.
  @Test
  void a_joiner_is_not_asked_again_once_the_scope_is_cancelled() throws InterruptedException {
    var cooking = new CountDownLatch(1);
    var joiner = new Asked();
    Callable<Void> ham =
        () -> {
          cooking.await();
          throw new IllegalStateException("the ham is burnt");
        };
    Callable<Void> soup =
        () -> {
          cooking.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException("the fridge is full");
          }
          return null;
        };
    try (var scope = StructuredTaskScope.open(joiner)) {
      scope.fork(soup);
      scope.fork(ham);
      scope.join();
    }
    assertThat(joiner.failures).containsExactly("the ham is burnt");
  }

  /// Cancels at the first failure, and remembers all that it is told of.
  private static final class Asked implements Joiner<Void, Void> {
    final List<String> failures = new CopyOnWriteArrayList<>();

    @Override
    public boolean onComplete(Subtask<? extends Void> fork) {
      return fork.state() == Subtask.State.FAILED && failures.add(fork.exception().getMessage());
    }

    @Override
    public Void result() {
      return null;
    }
  }
}
