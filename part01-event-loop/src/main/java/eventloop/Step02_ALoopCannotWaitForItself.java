package eventloop;

import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// How does `main` get an answer out of a loop, and who may wait for one?
///
/// `main` hands over work and blocks until the work is done. One might expect that a callback on
/// the loop can do the same. It can't: the work stands in the queue behind the very callback that
/// waits for it, so Netty refuses. The repair is not to wait, but to say what comes next.
///
/// Run `make part_01 STEP=2`. Watch when the work runs: on the loop it is ALWAYS after the asker
/// has gone on. And it runs although the waiting was refused.
final class Step02_ALoopCannotWaitForItself {

  static void main() throws Exception {
    say("main is a thread of its own, and may wait for the loop");
    try (EventLoop loop = Loops.newLoop("loop")) {
      say("a value:    %s", runUntilComplete(loop, () -> "ham"));
      try {
        runUntilComplete(
            loop,
            () -> {
              throw new IOException("no ham");
            });
      } catch (ExecutionException e) {
        say("a failure:  %s", e);
      }
    }
    say("main asks and waits:       %s", eventsOf(WAIT, false));
    say("the loop asks and waits:   %s", eventsOf(WAIT, true));
    say("the loop asks and listens: %s", eventsOf(LISTEN, true));
  }

  /// Asyncio's `run_until_complete`: the calling thread gives itself up until the loop has an
  /// answer. A failure of the work comes wrapped, as its cause.
  static <T> T runUntilComplete(EventLoop loop, Callable<T> work)
      throws InterruptedException, ExecutionException {
    return loop.submit(work).get();
  }

  /// Asks the loop for work whose answer goes into `events`.
  @FunctionalInterface
  interface Asking {
    void ask(EventLoop loop, Callable<String> work, List<String> events) throws Exception;
  }

  // Right on `main`, the mistake on the loop.
  static final Asking WAIT =
      (loop, work, events) -> events.add("got " + runUntilComplete(loop, work));

  // The repair: the loop calls back when the answer is there.
  static final Asking LISTEN =
      (loop, work, events) -> {
        Future<String> answer = loop.submit(work);
        answer.addListener(_ -> events.add("got " + answer.getNow()));
      };

  /// What happens, in order, when somebody asks and goes on.
  static List<String> eventsOf(Asking asking, boolean onTheLoop) throws Exception {
    var events = new ArrayList<String>(); // one thread at a time: the asker waits, or is the loop
    Callable<String> work =
        () -> {
          events.add("work runs");
          return "ham";
        };
    try (EventLoop loop = Loops.newLoop("loop")) {
      Callable<Void> asker =
          () -> {
            try {
              asking.ask(loop, work, events);
            } catch (BlockingOperationException e) {
              events.add("refused");
            }
            events.add("asker goes on");
            return null;
          };
      if (onTheLoop) {
        runUntilComplete(loop, asker);
      } else {
        asker.call();
      }
    } // closing runs what is queued: see step 1
    return events;
  }
}
