package tasks;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static tasks.Exercise02_InTimeOrStopped.call;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A right answer waits for no clock here, but for the limit itself. A wrong one costs two seconds.
class Exercise02_InTimeOrStoppedTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final ThreadFactory THREADS =
      Thread.ofPlatform().daemon().name("worker").factory();

  private final Work work = new Work();

  @AfterEach
  void end() {
    work.end.countDown();
  }

  @Test
  void in_time_the_caller_gets_the_result() throws Exception {
    var begun = new CountDownLatch(1);
    Callable<String> ham =
        () -> {
          begun.countDown();
          return "ham";
        };
    var caller = new FutureTask<>(() -> call(ham, LONG, THREADS));
    Thread.ofPlatform().daemon().start(caller);
    try {
      String value = caller.get(2, SECONDS);
      assertThat(value).withFailMessage(NOTHING_CAME_OF_IT, value).isEqualTo("ham");
    } catch (TimeoutException e) {
      fail(begun.getCount() > 0 ? NOBODY_WORKS : A_RESULT_STAYS_WHERE_IT_IS);
    }
  }

  @Test
  void in_time_the_caller_gets_the_failure_itself() throws Throwable {
    callAndCatch(new IOException("burnt"));
    callAndCatch(new StackOverflowError("too deep"));
  }

  private static void callAndCatch(Throwable failure) throws Throwable {
    Callable<String> failing =
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        };
    try {
      fail(A_VALUE_HIDES_IT.formatted(call(failing, LONG, THREADS)));
    } catch (ExecutionException | CompletionException e) {
      fail(GET_WRAPS);
    } catch (ClassCastException e) {
      fail(ERRORS_ARE_THROWN_TOO);
    } catch (Throwable e) {
      if (!e.equals(failure)) {
        throw e;
      }
    }
  }

  @Test
  void when_time_is_up_the_work_has_been_stopped() throws Exception {
    var caller = new Caller(SHORT);
    caller.start();
    caller.check(A_TIMEOUT_ENDS_THE_WAITING);
    assertThat(caller.thrown)
        .withFailMessage(
            SILENCE_IS_NO_TIMEOUT, caller.thrown == null ? "no exception" : caller.thrown)
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void when_the_caller_is_interrupted_the_work_has_been_stopped() throws Exception {
    var caller = new Caller(LONG);
    caller.start();
    while (!work.begun.await(10, MILLISECONDS) && caller.back.getCount() > 0) {
      // the work begins, or the caller has failed
    }
    caller.interrupt();
    caller.check(THE_CLOCK_IS_NOT_ALONE);
  }

  private static final String NOTHING_CAME_OF_IT =
      """
      The work had a minute and returned ham at once, and the caller got %s.
      What the work returns is known to whoever ran it: its task. Ask that. (Step 1b)\
      """;

  private static final String NOBODY_WORKS =
      """
      Two seconds later nobody has begun the work, and the caller waits for it.
      A thread factory makes threads, and a new thread does nothing before it is started. (Step 1b)\
      """;

  private static final String A_RESULT_STAYS_WHERE_IT_IS =
      """
      The work has returned, and the caller waits for it still.
      What the work returns goes to the task that ran it. Wait for that one. (Step 1b)\
      """;

  private static final String A_VALUE_HIDES_IT =
      """
      The work threw, and the caller got %s, as if nothing had happened.
      A failure that becomes a value is one that nobody hears of. (Step 1b)\
      """;

  private static final String ERRORS_ARE_THROWN_TOO =
      """
      The work threw an Error, and the caller got a ClassCastException for it.
      A cause is a Throwable, and not every Throwable is an Exception. (Step 1b)\
      """;

  private static final String SILENCE_IS_NO_TIMEOUT =
      """
      The limit was up, and the caller got %s.
      Whoever set a limit wants to know that it was passed: a TimeoutException says so. (Step 3a)\
      """;

  private static final String THE_CALLER_WORKS =
      """
      The caller should have been back long ago: it does the work itself, on its own thread.
      Whoever works cannot look at the clock. Let another thread work, and wait for it. (Step 3a)\
      """;

  private static final String GET_WRAPS =
      """
      The work threw one exception, and the caller got another around it: `get` wraps what it
      finds. The caller's `catch` for the work's own is never reached. (Step 1b)\
      """;

  private static final String A_TIMEOUT_ENDS_THE_WAITING =
      """
      The caller has given up, and the work goes on: nobody has interrupted it.
      A time-out ends the waiting. It tells the work nothing. (Step 3a)\
      """;

  private static final String CLOSE_ONLY_WAITS =
      """
      The caller should have been back long ago, and still waits for the work.
      Leaving an executor's block is not leaving a scope's: `close` waits, and interrupts nobody.
      (Step 2c, step 4c)\
      """;

  private static final String CANCELLED_IS_NOT_STOPPED =
      """
      The work was interrupted, and was still cleaning up when the caller went on.
      A cancelled future is done at once, whatever its work does. Wait for the thread. (Step 2c)\
      """;

  private static final String THE_CLOCK_IS_NOT_ALONE =
      """
      The caller was interrupted and is gone, and the work goes on for nobody.
      A time-out is not the only way out of `get`, and a waiter's interrupt does not reach the work.
      Where do you cancel, so that every way out passes there? (Step 2b, step 3a)\
      """;

  /// Calls the exercise, and looks at the work when it is back.
  private final class Caller extends Thread {
    final CountDownLatch back = new CountDownLatch(1);
    volatile Throwable thrown;
    volatile boolean leftWorkRunning;
    private final Duration limit;

    Caller(Duration limit) {
      super("caller");
      setDaemon(true);
      this.limit = limit;
    }

    @Override
    public void run() {
      work.caller = this;
      try {
        call(work, limit, THREADS);
      } catch (Throwable e) {
        thrown = e;
      }
      leftWorkRunning = work.running;
      back.countDown();
    }

    boolean isBackOrWaits() {
      return back.getCount() == 0
          || getState() == State.WAITING
          || getState() == State.TIMED_WAITING;
    }

    void check(String ifNobodyInterrupts) throws InterruptedException {
      if (!back.await(2, SECONDS)) {
        fail(equals(work.thread) ? THE_CALLER_WORKS : CLOSE_ONLY_WAITS);
      }
      if (thrown instanceof RuntimeException own) {
        throw own;
      }
      if (leftWorkRunning) {
        fail(work.interrupted.await(2, SECONDS) ? CANCELLED_IS_NOT_STOPPED : ifNobodyInterrupts);
      }
    }
  }

  /// Runs until it is interrupted. Then it cleans up, until somebody waits for that or has gone.
  private static final class Work implements Callable<String> {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);
    volatile Caller caller;
    volatile Thread thread;
    volatile boolean running;

    @Override
    public String call() throws InterruptedException {
      thread = Thread.currentThread();
      running = true;
      begun.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
        do {
          end.await(10, MILLISECONDS);
        } while (!caller.isBackOrWaits());
      } finally {
        running = false;
      }
      return "cold ham";
    }
  }
}
