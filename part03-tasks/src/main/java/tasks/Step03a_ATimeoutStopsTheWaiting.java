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
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import lesson.Span;

/// A caller waits 0.2 s for work that takes longer, and gives up. Does the work end as well?
///
/// One might expect so of a call that takes a time-out. Three of the four below end the waiting
/// alone: nobody reads the result any more, and it is worked out all the same. The fourth gives up,
/// and tells the work.
///
/// Trap: A time-out stops the work. In fact, `get(timeout)`, `orTimeout` and `completeOnTimeout`
/// only stop the waiting.
///
/// Run `make part_03 STEP=3a`. Watch the picture: how far each work reaches past its caller.
final class Step03a_ATimeoutStopsTheWaiting {

  static void main() throws InterruptedException {
    var patience = Duration.ofMillis(200);
    var rest = Duration.ofMillis(200);
    say("0.2 s of patience; the work then has 0.2 s more to do");
    say("get(timeout):        %s", outcome("get", GET, patience, rest));
    say("orTimeout:           %s", outcome("orTimeout", OR_TIMEOUT, patience, rest));
    say("completeOnTimeout:   %s", outcome("or a value", COMPLETE_ON_TIMEOUT, patience, rest));
    say("get, then cancel:    %s", outcome("get, cancel", GET_THEN_CANCEL, patience, rest));
    timeline();
  }

  /// What the caller got, and whether the work came to its end. ALWAYS three that finish, and one
  /// that does not.
  record Outcome(String caller, boolean finished) {}

  /// Has the work done on another thread, and waits for its result as long as it has patience.
  @FunctionalInterface
  interface Caller {
    String call(Supplier<String> work, Duration patience, ExecutorService threads)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  // Stops waiting. The future is neither cancelled nor done.
  static final Caller GET =
      (work, patience, threads) -> threads.submit(work::get).get(patience.toNanos(), NANOSECONDS);

  // Stops waiting: the future fails, and the work that would have completed it does not know.
  static final Caller OR_TIMEOUT =
      (work, patience, threads) ->
          CompletableFuture.supplyAsync(work, threads)
              .orTimeout(patience.toNanos(), NANOSECONDS)
              .get();

  // Stops waiting, and makes do with something else.
  static final Caller COMPLETE_ON_TIMEOUT =
      (work, patience, threads) ->
          CompletableFuture.supplyAsync(work, threads)
              .completeOnTimeout("toast", patience.toNanos(), NANOSECONDS)
              .get();

  // The repair. Whichever way this is left, nobody wants the work any more: by a time-out, by an
  // interrupt of the caller, or with the result, and then there is nothing left to cancel.
  static final Caller GET_THEN_CANCEL =
      (work, patience, threads) -> {
        var future = threads.submit(work::get);
        try {
          return future.get(patience.toNanos(), NANOSECONDS);
        } finally {
          future.cancel(true);
        }
      };

  static Outcome outcome(String name, Caller caller, Duration patience, Duration rest)
      throws InterruptedException {
    Work work;
    String answer;
    try (var waiting = span(name);
        var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("worker").factory())) {
      work = new Work(rest, waiting);
      try {
        answer = caller.call(work, patience, threads);
      } catch (TimeoutException e) {
        answer = "TimeoutException";
      } catch (ExecutionException e) {
        answer = e.getCause().getClass().getSimpleName();
      }
      waiting.cancelled();
      work.goOn.countDown(); // who has not given up on it by now never will
    } // waits for the work
    return new Outcome(answer, work.finished);
  }

  /// Does not end before its caller has given up, so that no clock decides.
  private static final class Work implements Supplier<String> {
    final CountDownLatch goOn = new CountDownLatch(1);
    volatile boolean finished;
    private final Duration rest;
    private final Span waiting;

    Work(Duration rest, Span waiting) {
      this.rest = rest;
      this.waiting = waiting;
    }

    @Override
    public String get() {
      try (var span = waiting.span("its work")) {
        try {
          goOn.await();
          Thread.sleep(rest);
          finished = true;
        } catch (InterruptedException e) {
          span.cancelled();
        }
        return "ham";
      }
    }
  }
}
