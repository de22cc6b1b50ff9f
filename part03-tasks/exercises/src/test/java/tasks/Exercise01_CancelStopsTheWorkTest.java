package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static tasks.Exercise01_CancelStopsTheWork.run;

import java.io.IOException;
import java.util.concurrent.Callable;
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

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void the_future_gets_the_result() throws Exception {
    assertThat(run(() -> "ham", threads).get(2, SECONDS)).isEqualTo("ham");
  }

  @Test
  void the_future_gets_the_failure() throws Exception {
    assertThat(failureOf(new IOException("burnt"), A_FAILURE_IS_KEPT)).hasMessage("burnt");
  }

  @Test
  void the_future_gets_an_error_too() throws Exception {
    assertThat(failureOf(new StackOverflowError("too deep"), AN_ERROR_IS_A_FAILURE))
        .hasMessage("too deep");
  }

  private Throwable failureOf(Throwable thrown, String ifNobodyHears) throws Exception {
    Callable<String> work =
        () -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (Exception) thrown;
        };
    try {
      return fail("The work threw, and its future gave out " + run(work, threads).get(2, SECONDS));
    } catch (TimeoutException e) {
      return fail(ifNobodyHears);
    } catch (ExecutionException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root;
    }
  }

  @Test
  void cancelling_interrupts_work_that_runs() throws Exception {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var future =
        run(
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await(); // for ever: only an interrupt ends it
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "cold ham";
            },
            threads);
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
        run(
            () -> {
              begun.set(true);
              return "cold ham";
            },
            threads);

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
        run(
            () -> {
              returned.await(); // so that all that hangs on the future does before the work ends
              return "ham";
            },
            threads);
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
      not reach the one before. (Step 2a; part 2, step 3)\
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
