package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02e_CleanUpThenRestore.NO_WAIT;
import static tasks.Step02e_CleanUpThenRestore.RESTORE_FIRST;
import static tasks.Step02e_CleanUpThenRestore.RESTORE_LAST;
import static tasks.Step02e_CleanUpThenRestore.leftAfter;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tasks.Step02e_CleanUpThenRestore.User;

class Step02e_CleanUpThenRestoreTest {

  static final List<User> REPAIRED = List.of(RESTORE_LAST, NO_WAIT);

  @Test
  void a_flag_restored_too_early_costs_the_connection() throws InterruptedException {
    assertThat(leftAfter(RESTORE_FIRST)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("REPAIRED")
  void otherwise_it_is_given_back(User user) throws InterruptedException {
    assertThat(leftAfter(user)).containsExactly("connection");
  }

  @ParameterizedTest
  @FieldSource("REPAIRED")
  void and_the_caller_still_sees_the_flag(User user) throws InterruptedException {
    var using = new CountDownLatch(1);
    var flag = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                user.run(new LinkedBlockingQueue<>(List.of("connection")), using);
                flag.set(Thread.currentThread().isInterrupted());
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    using.await();
    thread.interrupt();
    thread.join();
    assertThat(flag).isTrue();
  }
}
