package eventloop;

import static lesson.Lesson.say;

import eventloop.netty.Loops;
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
/// for a promise of the callback's own loop. (A promise is Netty's future that the program
/// completes.) Of the four waits here that one alone is noticed; at the others the loop stands
/// still, in silence.
///
/// Run `make part_01 STEP=4b`. Each outcome is ALWAYS so.
///
/// Trap: Netty notices a callback that blocks its loop. In fact, it notices one that waits for its
/// own loop, such as a promise of it that is not done yet, and none that waits for anything else.
final class Step04b_NettyNoticesOneWaitInFour {

  static void main() throws Exception {
    say("a callback on the loop waits for:");
    try (var loop = Loops.newLoop("loop");
        var other = Loops.newLoop("other")) {
      say("1. a promise of its loop      %s", aPromise(loop, loop));
      say("2. a promise of another loop  %s", aPromise(loop, other));
      say("3. a CompletableFuture        %s", aCompletableFuture(loop));
      say("4. a latch                    %s", aLatch(loop));
      say("control: a promise of its loop that is done  %s", aPromiseThatIsDone(loop));
    }
  }

  /// Netty compares two threads: the one that waits, and that of the promise's loop.
  static Outcome aPromise(SingleThreadEventExecutor loop, SingleThreadEventExecutor owner)
      throws InterruptedException {
    Promise<String> promise = owner.newPromise();
    return outcome(loop, () -> promise.get(), () -> promise.setSuccess("ham"));
  }

  static Outcome aCompletableFuture(SingleThreadEventExecutor loop) throws InterruptedException {
    var future = new CompletableFuture<String>();
    return outcome(loop, () -> future.get(), () -> future.complete("ham"));
  }

  static Outcome aLatch(SingleThreadEventExecutor loop) throws InterruptedException {
    var latch = new CountDownLatch(1);
    Callable<Void> waiting =
        () -> {
          latch.await();
          return null;
        };
    return outcome(loop, waiting, () -> latch.countDown());
  }

  /// To ask for what is there is no wait, and Netty does not object.
  static Outcome aPromiseThatIsDone(SingleThreadEventExecutor loop) throws InterruptedException {
    Promise<String> promise = loop.<String>newPromise().setSuccess("ham");
    return outcome(loop, () -> promise.get(), () -> {});
  }

  enum Outcome {
    REFUSED("refused"),
    RETURNED("returned at once"),
    STALLED("the loop stands still");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// Runs `waiting` as a callback. When it has brought the loop to a stand, `ending` ends it.
  static Outcome outcome(SingleThreadEventExecutor loop, Callable<?> waiting, Runnable ending)
      throws InterruptedException {
    var begun = new CountDownLatch(1);
    Future<?> callback =
        loop.submit(() -> {
          begun.countDown();
          return waiting.call();
        });
    begun.await();
    while (!callback.await(1)) {
      // An idle loop is RUNNABLE, in its selector. From here on, WAITING is our callback's doing.
      if (loop.threadProperties().state() == Thread.State.WAITING) {
        ending.run();
        callback.await();
        return Outcome.STALLED;
      }
    }
    return callback.cause() instanceof BlockingOperationException
        ? Outcome.REFUSED
        : Outcome.RETURNED;
  }
}
