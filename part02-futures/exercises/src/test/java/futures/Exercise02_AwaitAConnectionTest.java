package futures;

import static exercise.Verdict.PATIENCE;
import static exercise.Verdict.onAnotherThread;
import static futures.Exercise02_AwaitAConnection.awaitable;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Verdict;
import futures.Exercise02_AwaitAConnection.Connection;
import futures.Exercise02_AwaitAConnection.Dialer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The dialer is driven by hand. What it reports, and what the caller does to the future, comes
/// from a thread each.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise02_AwaitAConnectionTest {

  private static final OtherThreads others = new OtherThreads();

  private final Verdict verdict = new Verdict(Exercise02_AwaitAConnection.class);
  private final FakeDialer dialer = new FakeDialer();
  private final FakeConnection connection = new FakeConnection();

  @Test
  void sentence_1_the_future_is_returned_while_the_dialer_dials() throws Exception {
    dial();
  }

  @Test
  void sentence_1_the_future_gets_the_connection() throws Exception {
    var future = dial();
    connect();
    verdict.await(future, "The dialer has connected, and the future is not done.");
    if (future.isCompletedExceptionally()) {
      throw verdict.refuse("The dialer has connected, and the future has failed.");
    }
    if (!connection.equals(future.resultNow())) {
      throw verdict.refuse(
          "The dialer has connected, and the future has another value: " + future.resultNow());
    }
  }

  @Test
  void sentence_1_the_future_gets_the_failure() throws Exception {
    var future = dial();
    var engaged = new IOException("engaged");
    onAnotherThread(() -> dialer.fail(engaged));
    verdict.await(
        future,
        () ->
            verdict.refuse(
                "The dialer has reported a failure, and the future is not done.",
                "a-failure-shows-itself"));
    String observed = "The dialer has reported \"" + engaged + "\", and the future ";
    if (future.isCancelled()) {
      throw verdict.refuse(observed + "is cancelled.");
    }
    try {
      throw verdict.refuse(
          observed + "has the value " + future.get() + ".", "a-value-can-say-that-it-failed");
    } catch (ExecutionException e) {
      if (!e.getCause().equals(engaged)) {
        String instead = observed + "failed with \"" + e.getCause() + "\".";
        throw engaged.equals(e.getCause().getCause())
            ? verdict.refuse(instead, "a-failure-needs-a-wrapper")
            : verdict.refuse(instead);
      }
    }
  }

  @Test
  void sentence_2_cancelling_the_future_hangs_up() throws Exception {
    var future = dial();
    others.settle();
    boolean tellsNobody =
        future.getClass() == CompletableFuture.class && future.getNumberOfDependents() == 0;
    cancel(future);
    verdict.await(dialer.hungUp, () -> dialerGoesOn(tellsNobody));
  }

  private AssertionError dialerGoesOn(boolean tellsNobody) {
    String observed = "The future is cancelled, and the dialer goes on.";
    var inside = threadInTheAnswer();
    if (inside.isPresent()) {
      return verdict.refuse(
          observed + " A thread waits for the dialer in %s.".formatted(inside.get()),
          "cancel-true-interrupts");
    }
    return tellsNobody
        ? verdict.refuse(observed + " Nothing hung on that future.", "cancel-flows-to-the-source")
        : verdict.refuse(observed);
  }

  private static Optional<String> threadInTheAnswer() {
    try {
      return OtherThreads.inside(Exercise02_AwaitAConnection.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sentence_2_running_out_of_time_hangs_up() throws Exception {
    var future = dial();
    runOutOfTime(future);
    verdict.await(
        dialer.hungUp,
        () ->
            verdict.refuse(
                "The future has run out of time, and the dialer goes on. After a cancel, it hung"
                    + " up.",
                "only-cancel-ends-it-early"));
  }

  /// Only for answers that dial on another thread, and do not wait until `dial` returns.
  @Test
  void sentence_2_even_if_dial_has_not_returned_yet() throws Exception {
    dialer.mayReturn = new CountDownLatch(1);
    var call = onAnotherThread(() -> awaitable(dialer));
    try {
      verdict.await(() -> call.isDone() || dialer.isDialled(), "`dial` was not called.");
      others.settle();
      if (call.isDone()) {
        var future = call.get();
        verdict.await(dialer::isDialled, "`awaitable` has returned, and `dial` was not called.");
        cancel(future);
        dialer.mayReturn.countDown();
        verdict.await(
            dialer.hungUp,
            "The future was cancelled before `dial` had returned, and the dialer goes on.");
      }
    } finally {
      dialer.mayReturn.countDown();
    }
  }

  @Test
  void sentence_3_a_connection_that_comes_after_a_cancel_is_closed() throws Exception {
    var future = dial();
    cancel(future);
    verdict.await(dialer.hungUp, "The future is cancelled, and the dialer goes on.");
    others.settle();
    int hangUps = dialer.hangUps.get();
    connect(); // it was on its way when the dialer hung up
    String observed = "A connection came after the future was cancelled, and it is open.";
    verdict.await(
        connection.closed,
        () -> {
          if (!future.isCancelled()) {
            return verdict.refuse(observed + " The future is not cancelled any more.");
          }
          return dialer.hangUps.get() == hangUps
              ? verdict.refuse(observed, "after-hanging-up-nobody-calls-back")
              : verdict.refuse(
                  observed + " The dialer was told once more to hang up.", "hanging-up-closes");
        });
  }

  @Test
  void sentence_3_a_connection_that_comes_after_a_time_out_is_closed() throws Exception {
    var future = dial();
    runOutOfTime(future);
    connect();
    verdict.await(
        connection.closed,
        () ->
            verdict.refuse(
                "A connection came after the future had run out of time, and it is open. After a"
                    + " cancel, it was closed.",
                "only-cancel-ends-it-early"));
  }

  @Test
  void sentence_3_a_connection_that_comes_at_the_same_moment_is_closed() throws Exception {
    dial();
    Interleavings.ofEach(CancelAndConnect.class, Exercise02_AwaitAConnection.class);
  }

  private static final class CancelAndConnect implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      var verdict = new Verdict(Exercise02_AwaitAConnection.class);
      var dialer = new FakeDialer();
      var connection = new FakeConnection();
      var future = awaitable(dialer);
      verdict.await(dialer::isDialled, "`awaitable` has returned, and `dial` was not called.");
      Interleavings.atTheSameMoment(
          () -> future.cancel(true), () -> dialer.connected.accept(connection));
      verdict.await(future, "The future was cancelled, and it is not done.");
      if (future.isCancelled()) {
        verdict.await(
            connection.closed,
            () ->
                verdict.refuse(
                    "A connection came at the moment at which the future was cancelled. The future"
                        + " did not take it, and it is open.",
                    "what-i-saw-still-holds"));
      }
      return null;
    }
  }

  @Test
  void sentence_4_a_connection_that_was_taken_is_left_alone() throws Exception {
    var future = dial();
    connect();
    verdict.await(future, "The dialer has connected, and the future is not done.");
    others.settle();
    if (dialer.hangUps.get() > 0) {
      throw verdict.refuse(
          "The future took the connection, and then the dialer hung up on it.",
          "hanging-up-late-does-no-harm");
    }
    if (connection.isClosed()) {
      throw verdict.refuse(
          "The future took the connection, and then it was closed.", "who-opens-it-closes-it");
    }
  }

  @Test
  void sentence_4_even_if_the_future_is_cancelled_later() throws Exception {
    var future = dial();
    connect();
    verdict.await(future, "The dialer has connected, and the future is not done.");
    cancel(future);
    others.settle();
    if (dialer.hangUps.get() > 0 || connection.isClosed()) {
      throw verdict.refuse(
          "The future took the connection, and the caller cancelled the future later. Then the %s."
              .formatted(connection.isClosed() ? "connection was closed" : "dialer hung up on it"),
          "cancel-always-cancels");
    }
  }

  @Test
  void sentence_4_nor_does_it_hang_up_on_one_that_comes_just_then() throws Exception {
    var future = dial();
    dialer.atHangUp =
        () -> {
          var _ =
              OtherThreads.comesBack(
                  onAnotherThread(() -> {
                    dialer.connected.accept(connection);
                    return null;
                  }));
        };
    cancel(future);
    verdict.await(future, "The future is cancelled, and not done.");
    if (!future.isCancelled()) {
      throw verdict.refuse(
          "The future was cancelled, and the dialer hung up. At that moment the connection came,"
              + " and the future took it.",
          "first-hang-up-then-end");
    }
  }

  private CompletableFuture<Connection> dial() throws Exception {
    var future =
        verdict.get(
            onAnotherThread(() -> awaitable(dialer)),
            () ->
                dialer.isDialled()
                    ? verdict.refuse(
                        "The dialer dials, and `awaitable` has not returned.",
                        "the-caller-has-time")
                    : verdict.refuse("`awaitable` has not returned, and has not called `dial`."));
    if (future == null) {
      throw verdict.refuse("`awaitable` returned null.");
    }
    verdict.await(dialer::isDialled, "`awaitable` has returned, and `dial` was not called.");
    return future;
  }

  private void connect() throws Exception {
    verdict.await(
        onAnotherThread(() -> {
          dialer.connected.accept(connection);
          return null;
        }),
        "The dialer has connected, and its callback has not returned.");
  }

  private void cancel(CompletableFuture<?> future) throws Exception {
    verdict.await(
        onAnotherThread(() -> future.cancel(true)),
        "The caller's call of `cancel` has not returned.");
  }

  private void runOutOfTime(CompletableFuture<?> future) throws Exception {
    verdict.await(
        future.orTimeout(1, MILLISECONDS), "The future has run out of time, and is not done.");
  }

  private static final class FakeConnection implements Connection {
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void close() {
      closed.countDown();
    }

    boolean isClosed() {
      return closed.getCount() == 0;
    }

    @Override
    public String toString() {
      return "the connection";
    }
  }

  private static final class FakeDialer implements Dialer {
    final CountDownLatch hungUp = new CountDownLatch(1);
    final AtomicInteger hangUps = new AtomicInteger();
    CountDownLatch mayReturn = new CountDownLatch(0);
    volatile Runnable atHangUp = () -> {};
    private Consumer<IOException> failed;
    volatile Consumer<Connection> connected; // written last

    @Override
    public Runnable dial(Consumer<Connection> connected, Consumer<IOException> failed) {
      this.failed = failed;
      this.connected = connected;
      try {
        mayReturn.await(PATIENCE.toSeconds(), SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return () -> {
        hangUps.incrementAndGet();
        hungUp.countDown();
        atHangUp.run();
      };
    }

    boolean isDialled() {
      return connected != null;
    }

    Void fail(IOException failure) {
      failed.accept(failure);
      return null;
    }
  }
}
