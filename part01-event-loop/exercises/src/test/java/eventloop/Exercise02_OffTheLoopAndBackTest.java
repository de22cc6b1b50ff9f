package eventloop;

import static eventloop.Exercise02_OffTheLoopAndBack.offTheLoop;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Right answers never wait for a clock here; a wrong one costs two seconds.
class Exercise02_OffTheLoopAndBackTest {

  /// All threads are daemons: a loop that is stuck shall not keep the JVM.
  private final EventLoop loop =
      new SingleThreadIoEventLoop(
          null, Thread.ofPlatform().daemon().name("loop").factory(), NioIoHandler.newFactory());

  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("worker").factory());

  /// The blocking call ends when the test says so.
  private final CountDownLatch answerIsThere = new CountDownLatch(1);

  private volatile String callersThread;

  @AfterEach
  void close() {
    answerIsThere.countDown();
    threads.shutdownNow();
    Future<?> _ =
        loop.shutdownGracefully(0, 0, SECONDS); // which would wait for ever if it is stuck
  }

  private record Given(String thread, Object value, Throwable failure) {}

  @Test
  void the_call_is_made_on_one_of_the_threads() throws Exception {
    Given given = callForHam();
    if (callersThread.equals("loop")) {
      fail(
          """
          The blocking call was made on the loop. Nobody else on this loop runs until it has returned.
          `execute` and `submit` mean later, not elsewhere: which thread it is depends on whose `execute` it is.
          (Step 4a)\
          """);
    }
    assertThat(callersThread)
        .withFailMessage(
            """
            The blocking call was made on %s, and not on one of the threads that you were given.
            An "async" method that is given no executor takes a thread that others share. Name the executor. (Step 3)\
            """,
            callersThread)
        .isEqualTo("worker");
    assertThat(given)
        .withFailMessage(
            """
            The call returned ham, and `then` was given the value %s and the failure %s.
            It knows only what it is given: the value and null. (Step 2)\
            """,
            given.value(), given.failure())
        .isEqualTo(new Given(given.thread(), "ham", null));
  }

  @Test
  void what_comes_then_runs_on_the_loop() throws Exception {
    String thread = callForHam().thread();
    if (thread.equals("worker")) {
      fail(
          """
          `then` ran on the worker, which made the call.
          A callback does not come back by itself to the thread that asked: whoever has the result runs it. What the
          loop's code owns is touched by two threads now. Who can put work on the loop? (Step 2)\
          """);
    }
    if (!thread.equals("loop")) {
      fail(
          """
          `then` ran neither on the worker nor on the loop, but on a thread of %s.
          "Async" in a method's name means on another thread, not on the loop: without an executor it is one of the
          common pool. Name the executor. A loop is one. (Step 3)\
          """
              .formatted(thread.replaceAll("-worker-\\d+", "")));
    }
  }

  @Test
  void a_failure_comes_back_too() throws Exception {
    var failure = new IOException("no ham");
    Given given;
    try {
      given =
          call(() -> {
            throw failure;
          });
    } catch (TimeoutException e) {
      fail(
          """
          The call failed, and `then` never heard of it: whoever waits for an answer waits for ever.
          A failure does not show itself. It ends on the worker, in a future that nobody reads or in a log. Bring it back
          like a value. (Step 2)\
          """);
      return;
    }
    if (given.failure() instanceof CompletionException) {
      fail(
          """
          The call threw an IOException, and `then` was given a CompletionException with that inside.
          A stage hands on a failure wrapped in its own: unpack it, or catch it where it is thrown. (Step 2)\
          """);
    }
    assertThat(given)
        .withFailMessage(
            """
            The call threw "%s", and `then` was given the value %s and the failure "%s".
            It knows only what it is given: null, and the very exception that was thrown. (Step 2)\
            """,
            failure, given.value(), given.failure())
        .isEqualTo(new Given(given.thread(), null, failure));
  }

  private Given callForHam() throws Exception {
    try {
      return call(() -> "ham");
    } catch (TimeoutException e) {
      return fail(
          callersThread == null
              ? """
              Nobody has made the blocking call.
              A callable does nothing by itself: it runs when a thread is handed it. (Step 2)\
              """
              : """
              The blocking call has returned, and `then` was not called: whoever waits for the answer waits for ever.
              The loop does not look after what other threads do. Whoever has the value brings it back. (Step 2)\
              """);
    }
  }

  /// Calls it on the loop. The blocking call waits until another callback has had its turn there.
  private <T> Given call(Callable<T> answer) throws Exception {
    Callable<T> blocking =
        () -> {
          callersThread = Thread.currentThread().getName();
          if (!loop.inEventLoop()) {
            answerIsThere.await();
          }
          return answer.call();
        };
    var given = new CompletableFuture<Given>();
    Future<?> handler =
        loop.submit(() ->
            offTheLoop(
                blocking,
                threads,
                loop,
                (value, failure) ->
                    given.complete(new Given(Thread.currentThread().getName(), value, failure))));
    Future<?> neighbour = loop.submit(() -> {});
    if (!neighbour.await(2, SECONDS)) {
      fail(
          """
          Another thread makes the call, and the loop stands still all the same: it waits for that thread.
          Nobody noticed, since Netty knows its own promises alone. Do not wait for the answer: say what is to be done
          with it, and return. (Step 4b)\
          """);
    }
    handler.sync();
    answerIsThere.countDown();
    return given.get(2, SECONDS);
  }
}
