package tasks;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import lesson.Span;

/// A caller waits 0.2 s for work that takes longer, and gives up. Does the work end as well?
///
/// One might expect so of a call that takes a time-out. Three of the four below end the waiting
/// alone: the work goes on, for a result that no thread will read. The fourth cancels the work.
///
/// Run `make part_03 STEP=3a`. Watch the picture: how far each work reaches past its caller.
///
/// Trap: A time-out stops the work. In fact, `get(timeout)`, `orTimeout` and `completeOnTimeout`
/// only stop the waiting.
final class Step03a_ATimeoutStopsTheWaiting {

  static void main() throws InterruptedException {
    var guest = new Guest(Duration.ofMillis(200), Duration.ofMillis(200));
    say("0.2 s of patience; the work then has 0.2 s more to do");
    say("%s", guest.ask("get", Step03a_ATimeoutStopsTheWaiting::get));
    say("%s", guest.ask("orTimeout", Step03a_ATimeoutStopsTheWaiting::orTimeout));
    say("%s", guest.ask("completeOnTimeout", Step03a_ATimeoutStopsTheWaiting::completeOnTimeout));
    say("%s", guest.ask("get, then cancel", Step03a_ATimeoutStopsTheWaiting::getThenCancel));
    timeline();
  }

  /// Stops waiting. The future is neither done nor cancelled. ALWAYS finished too late.
  static String get(Supplier<String> work, Duration patience, ExecutorService threads)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<String> future = threads.submit(work::get);
    return future.get(patience.toNanos(), NANOSECONDS);
  }

  /// Stops waiting: a timer completes the future with a failure, and the work is not told. ALWAYS
  /// finished too late.
  static String orTimeout(Supplier<String> work, Duration patience, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    CompletableFuture<String> future = CompletableFuture.supplyAsync(work, threads);
    return future.orTimeout(patience.toNanos(), NANOSECONDS).get();
  }

  /// Stops waiting: a timer completes the future with another value, and the work is not told.
  /// ALWAYS finished too late.
  static String completeOnTimeout(Supplier<String> work, Duration patience, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    CompletableFuture<String> future = CompletableFuture.supplyAsync(work, threads);
    return future.completeOnTimeout("toast", patience.toNanos(), NANOSECONDS).get();
  }

  /// The repair. After a time-out, or an interrupt of the caller, the work has no reader any more;
  /// after a result, `cancel` finds nothing to do. ALWAYS stopped.
  static String getThenCancel(Supplier<String> work, Duration patience, ExecutorService threads)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<String> future = threads.submit(work::get);
    try {
      return future.get(patience.toNanos(), NANOSECONDS);
    } finally {
      future.cancel(true);
    }
  }

  /// What the call returned or threw, and whether the work came to its end.
  record Outcome(String call, String answer, boolean finished) {
    @Override
    public String toString() {
      return "%-17s  %s; the work was %s"
          .formatted(call, answer, finished ? "finished too late" : "stopped");
    }
  }

  /// One of the four above: has the work done, and waits for its result until the patience ends.
  @FunctionalInterface
  interface Caller {
    String call(Supplier<String> work, Duration patience, ExecutorService threads)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  /// Asks for work that does not end before the guest's patience does, so that no clock decides.
  /// Then it has a rest to do.
  record Guest(Duration patience, Duration rest) {

    Outcome ask(String name, Caller caller) throws InterruptedException {
      var givenUp = new CountDownLatch(1);
      var finished = new AtomicBoolean();
      String answer;
      try (var waiting = span(name).waits();
          var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("worker").factory())) {
        try {
          answer = "got " + caller.call(() -> work(waiting, givenUp, finished), patience, threads);
        } catch (TimeoutException e) {
          answer = "TimeoutException";
        } catch (ExecutionException e) {
          answer = "ExecutionException of a " + e.getCause().getClass().getSimpleName();
        } finally {
          waiting.cancelled();
          givenUp.countDown(); // if the work was not interrupted by now, it never will be
        }
      } // waits for the work
      return new Outcome(name, answer, finished.get());
    }

    private String work(Span waiting, CountDownLatch givenUp, AtomicBoolean finished) {
      try (var span = waiting.span("its work").waits()) {
        try {
          givenUp.await();
          Thread.sleep(rest);
          finished.set(true);
        } catch (InterruptedException e) {
          span.cancelled();
        }
        return "ham";
      }
    }
  }
}
