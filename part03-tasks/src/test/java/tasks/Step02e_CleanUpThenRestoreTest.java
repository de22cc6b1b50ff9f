package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static tasks.Step02e_CleanUpThenRestore.left;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tasks.Step02e_CleanUpThenRestore.Use;
import tasks.Step02e_CleanUpThenRestore.User;

class Step02e_CleanUpThenRestoreTest {

  static final List<Named<User>> REPAIRED =
      List.of(
          named("restoreLast", Step02e_CleanUpThenRestore::restoreLast),
          named("doNotWait", Step02e_CleanUpThenRestore::doNotWait));

  @Test
  void a_flag_restored_too_early_costs_the_connection() throws InterruptedException {
    assertThat(left(Step02e_CleanUpThenRestore::restoreFirst)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("REPAIRED")
  void otherwise_it_is_given_back(User user) throws InterruptedException {
    assertThat(left(user)).containsExactly("connection");
  }

  @ParameterizedTest
  @FieldSource("REPAIRED")
  void and_the_caller_still_sees_the_flag(User user) throws InterruptedException {
    var using = new CountDownLatch(1);
    Use use =
        _ -> {
          using.countDown();
          new CountDownLatch(1).await(); // for ever: only an interrupt ends it
        };
    var flag = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                user.run(new LinkedBlockingQueue<>(List.of("connection")), use);
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

  @ParameterizedTest
  @FieldSource("REPAIRED")
  void what_is_used_is_what_was_taken(User user) throws InterruptedException {
    var pool = new LinkedBlockingQueue<>(List.of("connection"));
    user.run(
        pool,
        connection -> {
          assertThat(connection).isEqualTo("connection");
          assertThat(pool).isEmpty();
        });
    assertThat(pool).containsExactly("connection");
  }
}
