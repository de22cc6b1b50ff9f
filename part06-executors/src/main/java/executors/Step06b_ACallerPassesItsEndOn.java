package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.say;

import executors.heart.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Blocking code calls asynchronous code, and waits for its future. Is `join` the way?
///
/// One might expect so: it is one word. But `join` has no limit, and an interrupt does not end it
/// (step 2c of part 2). A caller that is asked to stop goes on waiting, and the call goes on with
/// it. A caller that blocks has to say for how long, and pass its own end on to what it waits for.
///
/// Run `make part_06 STEP=6b`. Watch which calls are cancelled. The caller may be a virtual thread,
/// as here the interrupted one is: while it waits it keeps no thread of the operating system.
///
/// Trap: `join` is how blocking code calls asynchronous code. In fact, it has no limit and cannot
/// be interrupted: wait with a limit, and cancel the future if the waiting ends without a result.
final class Step06b_ACallerPassesItsEndOn {

  static void main() throws Exception {
    var patience = Duration.ofMillis(300);
    var longer = Duration.ofMinutes(1);
    try (EventLoop loop = Loops.newLoop("loop")) {
      say("a caller waits for a call that takes a minute, and is interrupted");
      var call = callThatTakes(longer, loop);
      say("join          %s", interrupted(CompletableFuture::join, call, patience));
      call = callThatTakes(longer, loop);
      say("await         %s", interrupted(future -> await(future, longer), call, longer));
      say("a caller waits for 0.3 s at most");
      call = callThatTakes(longer, loop);
      say("await         %s", outcome(future -> await(future, patience), call));
      call = callThatTakes(Duration.ofMillis(100), loop);
      say("and in time   %s", outcome(future -> await(future, longer), call));
    }
  }

  /// The repair, and what a reader would copy. Not for an event loop's thread: it may be the one
  /// that is to complete the future.
  static <T> T await(CompletableFuture<T> future, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return future.get(limit.toNanos(), NANOSECONDS);
    } catch (InterruptedException | TimeoutException e) {
      future.cancel(true);
      throw e;
    }
  }

  /// An asynchronous call: a timer of the loop completes it. A cancel is carried back to the timer,
  /// as in step 4b of part 2.
  static CompletableFuture<String> callThatTakes(Duration time, EventLoop loop) {
    var call = new CompletableFuture<String>();
    var timer =
        loop.schedule(
            () -> {
              call.complete("answer");
            },
            time.toNanos(),
            NANOSECONDS);
    var _ = call.whenComplete((_, _) -> timer.cancel(false));
    return call;
  }

  interface Wait {
    String on(CompletableFuture<String> call) throws Exception;
  }

  /// With `join` the mistake: ALWAYS waits on. With `await` ALWAYS ends, and the call is cancelled.
  static Seen interrupted(Wait wait, CompletableFuture<String> call, Duration patience)
      throws InterruptedException {
    Thread caller = Thread.ofVirtual().start(() -> outcome(wait, call));
    caller.interrupt();
    boolean ended = caller.join(patience);
    var seen = new Seen(ended, call.isCancelled());
    call.complete("answer");
    caller.join();
    return seen;
  }

  record Seen(boolean ended, boolean cancelled) {
    @Override
    public String toString() {
      return "the caller %s, the call is %s"
          .formatted(ended ? "has ended" : "waits on", cancelled ? "cancelled" : "going on");
    }
  }

  static String outcome(Wait wait, CompletableFuture<String> call) {
    try {
      return wait.on(call);
    } catch (Exception e) {
      return "%s, the call is %s".formatted(e.getClass().getSimpleName(), call.state());
    }
  }
}
