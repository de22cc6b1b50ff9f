package eventloop;

import static eventloop.Exercise01_RunOnTheLoop.runOnLoop;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Right answers never wait for a clock here; a wrong one costs two seconds.
class Exercise01_RunOnTheLoopTest {

  /// Its thread is a daemon: a loop that is stuck shall not keep the JVM.
  private final EventLoop loop =
      new SingleThreadIoEventLoop(
          null, Thread.ofPlatform().daemon().name("loop").factory(), NioIoHandler.newFactory());

  @AfterEach
  void close() {
    Future<?> _ =
        loop.shutdownGracefully(0, 0, SECONDS); // which would wait for ever if it is stuck
  }

  @Test
  void the_value_is_made_on_the_loop() throws Exception {
    Boolean onTheLoop = runOnLoop(loop, loop::inEventLoop);
    if (onTheLoop == null) {
      fail(
          """
          The work returns true or false, and the caller got null.
          What is handed to a loop runs later: its value is not there yet when the handing over returns. Wait for it.
          (Step 2)\
          """);
    }
    if (!onTheLoop) {
      fail(
          """
          The work ran, and not on the loop's thread.
          Whoever calls `call` runs the work himself, on the thread that he is on. Work comes to another thread by being
          handed over, and each loop has a method for that. (Step 2)\
          """);
    }
  }

  @Test
  void the_caller_gets_the_very_failure() throws Exception {
    var failure = new IOException("no ham");
    Callable<String> work =
        () -> {
          throw failure;
        };
    var caller = new FutureTask<>(() -> runOnLoop(loop, work));
    Thread.ofPlatform().daemon().start(caller);
    try {
      String value = caller.get(2, SECONDS);
      fail(
          """
          The work failed, and the caller got %s as if nothing had happened.
          A failure does not show itself: `execute` has nobody to give it to, and Netty only logs it. Hand it on. (Step 2)\
          """
              .formatted(value));
    } catch (TimeoutException e) {
      fail(
          """
          The work failed, and the caller waits for ever.
          A failure does not show itself: what you do after the work is not done when the work throws. (Step 2)\
          """);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UnsupportedOperationException todo -> throw todo;
        case ExecutionException wrapped -> failWrapped(wrapped);
        case CompletionException wrapped -> failWrapped(wrapped);
        case Throwable thrown ->
            assertThat(thrown)
                .withFailMessage(
                    """
                    The work threw "%s", and the caller got "%s".
                    Whoever catches the work's own exception would wait for it in vain. Hand on the very one. (Step 2)\
                    """,
                    failure, thrown)
                .isSameAs(failure);
      }
    }
  }

  private static void failWrapped(Exception wrapper) {
    fail(
        """
        The work threw an IOException, and the caller got an %s with that inside.
        Waiting with `get` or `join` wraps what the work threw, since it was thrown elsewhere. Unpack it, or wait in
        another way. (Step 2)\
        """
            .formatted(wrapper.getClass().getSimpleName()));
  }

  @Test
  void on_the_loop_it_refuses_and_the_work_never_runs() throws Exception {
    var runs = new AtomicInteger();
    Future<Integer> asker = loop.submit(() -> runOnLoop(loop, runs::incrementAndGet));
    if (!asker.await(2, SECONDS)) {
      fail(
          """
          Called on the loop, it waits for ever, and the loop with it: the work is queued behind the wait.
          Netty notices a wait for a promise of the same loop. It does not know of yours. Who can tell, before you wait,
          whose thread this is? (Step 4b)\
          """);
    }
    loop.submit(() -> {}).sync(); // behind whatever the asker has queued
    Throwable refusal = asker.cause();
    if (refusal instanceof UnsupportedOperationException e) {
      throw e;
    }
    if (refusal == null) {
      fail(
          """
          Called on the loop, it ran the work at once.
          That gives the right value, out of turn: all that was queued before has been overtaken, and the caller's own
          callback is not at its end yet. This one has to refuse. (Step 2)\
          """);
    }
    assertThat(refusal)
        .withFailMessage(
            "Called on the loop, it failed with \"%s\". An IllegalStateException says that the call"
                + " is right, and the thread is not. (Step 2)",
            refusal)
        .isInstanceOf(IllegalStateException.class);
    if (runs.get() > 0) {
      fail(
          """
          Called on the loop, it refused, and then the work ran all the same.
          Netty refuses the waiting, and nothing but that: what was handed over before stays in the queue.
          Look at the second line of events in step 2, and refuse before. (Step 2)\
          """);
    }
  }
}
