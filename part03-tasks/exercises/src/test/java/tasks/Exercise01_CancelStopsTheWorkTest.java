package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static tasks.Exercise01_CancelStopsTheWork.run;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A right answer waits for no clock here. A wrong one costs two seconds.
class Exercise01_CancelStopsTheWorkTest {

  private final OneThread threads = new OneThread();
  private Thread caller;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void the_future_gets_the_result() throws Exception {
    var worker = new Thread[1];
    var future =
        start(() -> {
          worker[0] = Thread.currentThread();
          return "ham";
        });
    try {
      String result = future.get(2, SECONDS);
      assertThat(result).withFailMessage(ANOTHER_RESULT, result).isEqualTo("ham");
    } catch (TimeoutException e) {
      fail(worker[0] == null ? NOBODY_WORKS : A_RESULT_STAYS_WHERE_IT_IS);
    }
    if (worker[0].equals(caller)) {
      fail(THE_CALLER_WORKS);
    }
  }

  /// Calls the exercise. The thread that does is kept in `caller`.
  private <T> CompletableFuture<T> start(Callable<T> work) throws Exception {
    var call = new FutureTask<>(() -> run(work, threads));
    caller = Thread.ofPlatform().daemon().start(call);
    CompletableFuture<T> future;
    try {
      future = call.get(2, SECONDS);
    } catch (TimeoutException e) {
      return fail(THE_CALLER_WAITS);
    }
    if (future == null) {
      fail(NOTHING_TO_CANCEL);
    }
    return future;
  }

  @Test
  void the_future_gets_the_failure() throws Exception {
    expectFailure(new IOException("burnt"), A_FAILURE_IS_KEPT);
  }

  @Test
  void the_future_gets_an_error_too() throws Exception {
    expectFailure(new StackOverflowError("too deep"), AN_ERROR_IS_A_FAILURE);
  }

  private void expectFailure(Throwable thrown, String ifNobodyHears) throws Exception {
    Callable<String> work =
        () -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (Exception) thrown;
        };
    var future = start(work);
    try {
      fail(A_VALUE_HIDES_IT.formatted(future.get(2, SECONDS)));
    } catch (TimeoutException e) {
      fail(ifNobodyHears);
    } catch (ExecutionException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      if (!root.equals(thrown)) {
        fail(ANOTHER_FAILURE.formatted(thrown, root));
      }
    }
  }

  @Test
  void cancelling_interrupts_work_that_runs() throws Exception {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var future =
        start(() -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await(); // for ever: only an interrupt ends it
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return "cold ham";
        });
    assertThat(begun.await(2, SECONDS)).as("the work begins by itself").isTrue();

    future.cancel(true);

    if (!interrupted.await(2, SECONDS)) {
      fail(threads.ranATask ? A_STAGE_CANCELS_ITSELF_ALONE : A_BOX_KNOWS_NO_THREAD);
    }
  }

  @Test
  void cancelling_keeps_work_that_waits_from_beginning() throws Exception {
    var busy = new CountDownLatch(1);
    var begun = new AtomicBoolean();
    threads.execute(() -> awaitQuietly(busy));
    var future =
        start(() -> {
          begun.set(true);
          return "cold ham";
        });

    future.cancel(true);
    busy.countDown();

    awaitAllWork();
    if (begun.get()) {
      fail(THERE_IS_NO_THREAD_YET);
    }
  }

  @Test
  void success_interrupts_nobody() throws Exception {
    var returned = new CountDownLatch(1);
    var future =
        start(() -> {
          returned.await(); // so that all that hangs on the future does before the work ends
          return "ham";
        });
    returned.countDown();
    assertThat(future.get(2, SECONDS)).isEqualTo("ham");

    awaitAllWork();
    if (threads.leftInterrupted) {
      fail(A_LATE_CANCEL_HITS);
    }
  }

  private void awaitAllWork() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(2, SECONDS)).as("the work ends").isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final String NOTHING_TO_CANCEL =
      """
      `run` returned null: whoever called it can neither wait for the work nor cancel it.
      Return a future at once, while the work goes on. (Step 1b)\
      """;

  private static final String NOBODY_WORKS =
      """
      Two seconds later nobody has begun the work, and its future waits.
      A future that you make is an empty box. Hand the work to one of the threads. (Step 1b)\
      """;

  private static final String A_RESULT_STAYS_WHERE_IT_IS =
      """
      The work has returned, and its future still waits; so does whoever awaits it.
      What the work returns goes to the task that ran it, and to no other future by itself. (Step 1b)\
      """;

  private static final String ANOTHER_RESULT =
      """
      The work returned ham, and its future gave out %s.
      What the work returns is known where it is called: complete the future there. (Step 1b)\
      """;

  private static final String THE_CALLER_WORKS =
      """
      The work was done by the thread that called `run`, and none of the threads was used.
      By the time that the caller has the future, there is nothing left to cancel. Hand the work
      over. (Step 1b)\
      """;

  private static final String THE_CALLER_WAITS =
      """
      `run` does not return before the work is done: its caller waits.
      Nobody can cancel what he does not have yet. Hand the work over, and return. (Step 1b)\
      """;

  private static final String A_VALUE_HIDES_IT =
      """
      The work threw, and its future gave out %s, as if nothing had happened.
      A failure that becomes a value is one that nobody hears of. (Step 1b)\
      """;

  private static final String ANOTHER_FAILURE =
      """
      The work threw "%s", and its future failed with "%s".
      The caller looks for what the work threw. Hand that on, alone or as the cause. (Step 1b)\
      """;

  private static final String A_FAILURE_IS_KEPT =
      """
      The work threw, and its future still waits; so does whoever awaits it.
      A failure does not travel by itself: `submit` keeps it where nobody looks. (Step 1b)\
      """;

  private static final String AN_ERROR_IS_A_FAILURE =
      """
      The work threw an Error, and its future still waits; so does whoever awaits it.
      Not every failure is an Exception. What is not handed on is heard by nobody. (Step 1b)\
      """;

  private static final String A_BOX_KNOWS_NO_THREAD =
      """
      The future is cancelled, and the work goes on: nobody has interrupted it.
      A CompletableFuture does not know who is going to fill it, so its cancel stops nobody.
      Who knows the thread? (Step 2a)\
      """;

  private static final String A_STAGE_CANCELS_ITSELF_ALONE =
      """
      The future is cancelled, and the work goes on, although you have a task that could stop it.
      Did the caller get the future that you watch, or a stage behind it? Cancelling a stage does
      not reach the one before. And a task's cancel interrupts if it is told to. (Step 2a; part 2,
      step 3)\
      """;

  private static final String THERE_IS_NO_THREAD_YET =
      """
      The future was cancelled while the work waited for a thread, and later the work was done.
      What has no thread yet cannot be interrupted. Whose cancel works without one? (Step 2a)\
      """;

  private static final String A_LATE_CANCEL_HITS =
      """
      The work succeeded, and its thread was interrupted for it: whoever waits there next is hit.
      What hangs on a future runs when it is completed, and that is before the task has ended.
      Cancel the task only if the future was cancelled. (Step 2a)\
      """;

  /// A pool that tells what became of its one thread.
  private static final class OneThread extends ThreadPoolExecutor {
    volatile boolean ranATask; // something that could be cancelled, as `submit` makes it
    volatile boolean leftInterrupted;

    OneThread() {
      super(1, 1, 0, SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable work) {
      ranATask = work instanceof FutureTask;
    }

    @Override
    protected void afterExecute(Runnable work, Throwable failure) {
      leftInterrupted |= Thread.currentThread().isInterrupted();
    }
  }
}
