package futures.using;

import static futures.using.Using.using;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class UsingTest {

  private final CompletableFuture<Integer> acquiring = new CompletableFuture<>();
  private final CompletableFuture<String> running = new CompletableFuture<>();
  private final CompletableFuture<Void> releasing = new CompletableFuture<>();
  private final AtomicInteger bodies = new AtomicInteger();
  private final AtomicInteger releases = new AtomicInteger();

  private CompletableFuture<String> start() {
    return start(() -> running, () -> releasing);
  }

  private CompletableFuture<String> start(
      Supplier<CompletableFuture<String>> body, Supplier<CompletableFuture<Void>> release) {
    return using(
        () -> acquiring,
        table -> {
          assertThat(table).isEqualTo(7);
          bodies.incrementAndGet();
          return body.get();
        },
        table -> {
          assertThat(table).isEqualTo(7);
          releases.incrementAndGet();
          return release.get();
        });
  }

  @Test
  void the_value_comes_after_the_release() {
    var result = start();
    acquiring.complete(7);
    assertThat(releases).as("while the body runs").hasValue(0);
    running.complete("ham");
    assertThat(result).isNotDone();
    releasing.complete(null);
    assertThat(result).isCompletedWithValue("ham");
    assertThat(releases).hasValue(1);
  }

  @Test
  void the_bodys_failure_comes_after_the_release() {
    var result = start();
    acquiring.complete(7);
    running.completeExceptionally(new IllegalStateException("no ham"));
    assertThat(result).isNotDone();
    releasing.complete(null);
    assertThatThrownBy(result::get).hasRootCauseMessage("no ham");
    assertThat(releases).hasValue(1);
  }

  @Test
  void a_body_that_throws_has_failed() {
    var result =
        start(
            () -> {
              throw new IllegalStateException("no shoes");
            },
            () -> releasing);
    acquiring.complete(7);
    releasing.complete(null);
    assertThatThrownBy(result::get).hasRootCauseMessage("no shoes");
    assertThat(releases).hasValue(1);
  }

  @Test
  void a_body_that_returns_nothing_has_failed() {
    var result = start(() -> null, () -> releasing);
    acquiring.complete(7);
    releasing.complete(null);
    assertThatThrownBy(result::get).hasCauseInstanceOf(NullPointerException.class);
    assertThat(releases).hasValue(1);
  }

  @Test
  void a_failure_to_release_is_the_result() {
    var result = start();
    acquiring.complete(7);
    running.complete("ham");
    releasing.completeExceptionally(new IllegalStateException("locked in"));
    assertThatThrownBy(result::get).hasRootCauseMessage("locked in");
  }

  @Test
  void a_release_that_throws_has_failed() {
    var result =
        start(
            () -> running,
            () -> {
              throw new IllegalStateException("locked in");
            });
    acquiring.complete(7);
    running.complete("ham");
    assertThatThrownBy(result::get).hasRootCauseMessage("locked in");
    assertThat(releases).hasValue(1);
  }

  @Test
  void of_two_failures_the_bodys_comes_first() {
    var result = start();
    acquiring.complete(7);
    var noHam = new IllegalStateException("no ham");
    var lockedIn = new IllegalStateException("locked in");
    running.completeExceptionally(noHam);
    releasing.completeExceptionally(lockedIn);
    assertThatThrownBy(result::get).hasCause(noHam);
    assertThat(noHam).hasSuppressedException(lockedIn);
  }

  @Test
  void one_failure_twice_is_one_failure() {
    var result = start();
    acquiring.complete(7);
    var burnt = new IllegalStateException("burnt down");
    running.completeExceptionally(burnt);
    releasing.completeExceptionally(burnt);
    assertThatThrownBy(result::get).hasCause(burnt);
    assertThat(burnt).hasNoSuppressedExceptions();
  }

  @Test
  void what_was_not_acquired_is_not_released() {
    var result = start();
    acquiring.completeExceptionally(new IllegalStateException("full"));
    assertThatThrownBy(result::get).hasRootCauseMessage("full");
    assertThat(bodies).hasValue(0);
    assertThat(releases).hasValue(0);
  }

  @Test
  void to_throw_while_acquiring_is_to_fail() {
    var result =
        using(
            () -> {
              throw new IllegalStateException("full");
            },
            _ -> running,
            _ -> releasing);
    assertThatThrownBy(result::get).hasRootCauseMessage("full");
  }

  @Test
  void cancelled_while_acquiring_it_releases_what_arrives_and_runs_no_body() {
    var result = start();
    result.cancel(true);
    assertThat(acquiring).isNotDone();
    assertThat(releases).hasValue(0);
    acquiring.complete(7);
    assertThat(bodies).hasValue(0);
    assertThat(releases).hasValue(1);
  }

  @Test
  void cancelled_while_acquiring_there_may_be_nothing_to_release() {
    start().cancel(true);
    acquiring.completeExceptionally(new IllegalStateException("full"));
    assertThat(releases).hasValue(0);
  }

  @Test
  void cancelling_reaches_the_body() {
    var result = start();
    acquiring.complete(7);
    result.cancel(true);
    assertThat(running).isCancelled();
    assertThat(releases).hasValue(1);
  }

  @Test
  void a_time_out_reaches_the_body() {
    var result = start();
    acquiring.complete(7);
    result.orTimeout(1, MILLISECONDS);
    assertThatThrownBy(running::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void cancelling_does_not_reach_the_release() {
    var result = start();
    acquiring.complete(7);
    running.complete("ham");
    result.cancel(true);
    assertThat(releasing).isNotDone();
    assertThat(releases).hasValue(1);
    releasing.complete(null);
    assertThat(result).isCancelled();
    assertThat(releases).hasValue(1);
  }

  /// Whichever comes first, and also when neither does.
  @Test
  void a_cancel_that_meets_the_arrival_leaves_one_release() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      var arriving = new CompletableFuture<Integer>();
      var left = new AtomicInteger();
      var result =
          using(
              () -> arriving,
              _ -> new CompletableFuture<String>(),
              _ -> CompletableFuture.completedFuture(null).thenAccept(_ -> left.incrementAndGet()));
      var start = new CyclicBarrier(2);
      var other =
          Thread.startVirtualThread(() -> {
            try {
              start.await();
              arriving.complete(7);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
      start.await();
      result.cancel(true);
      other.join();
      assertThat(left).hasValue(1);
    }
  }
}
