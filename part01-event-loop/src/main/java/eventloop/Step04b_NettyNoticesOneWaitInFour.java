package eventloop;

import static lesson.Lesson.say;

import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Does Netty notice when a callback blocks its loop?
///
/// Step 2 was refused, so one might expect so. But that was a wait which could never have ended:
/// for a promise of the callback's own loop. Any other wait Netty does not see, and the loop stands
/// still. And to ask for what is done already is no wait: code that waits on its loop may pass
/// every quiet test.
///
/// Run `make part_01 STEP=4b`. Each outcome is ALWAYS so. Only the first kind shows itself.
final class Step04b_NettyNoticesOneWaitInFour {

  static void main() throws Exception {
    say("on the loop, somebody waits for:");
    try (var loop = Loops.newLoop("loop");
        var other = Loops.newLoop("other")) {
      Promise<String> done = loop.<String>newPromise().setSuccess("ham");
      say("a promise of this loop    %s", outcome(loop, Awaited.of(loop.newPromise())));
      say("one that is done already  %s", outcome(loop, Awaited.of(done)));
      say("a promise of another loop %s", outcome(loop, Awaited.of(other.newPromise())));
      say("a CompletableFuture       %s", outcome(loop, Awaited.of(new CompletableFuture<>())));
    }
  }

  enum Outcome {
    REFUSED,
    RETURNED,
    STALLED
  }

  /// Something to wait for, and what ends the waiting.
  record Awaited(Callable<?> waiting, Runnable ending) {

    static Awaited of(Promise<String> promise) {
      return new Awaited(promise::get, () -> promise.setSuccess("ham"));
    }

    static Awaited of(CompletableFuture<String> future) {
      return new Awaited(future::get, () -> future.complete("ham"));
    }
  }

  static Outcome outcome(SingleThreadEventExecutor loop, Awaited awaited)
      throws InterruptedException {
    var begun = new CountDownLatch(1);
    Future<?> callback =
        loop.submit(() -> {
          begun.countDown();
          return awaited.waiting().call();
        });
    begun.await();
    while (!callback.await(1)) {
      // An idle loop is RUNNABLE, in its selector. From here on, WAITING is our callback's doing.
      if (loop.threadProperties().state() == Thread.State.WAITING) {
        awaited.ending().run();
        callback.await();
        return Outcome.STALLED;
      }
    }
    return callback.cause() instanceof BlockingOperationException
        ? Outcome.REFUSED
        : Outcome.RETURNED;
  }
}
