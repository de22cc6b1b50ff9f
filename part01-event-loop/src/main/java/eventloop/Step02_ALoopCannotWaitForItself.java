package eventloop;

import static lesson.Lesson.say;

import eventloop.netty.Loops;
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
/// Run `make part_01 STEP=2`. Watch when the work runs: on the loop it is ALWAYS after the callback
/// has gone on.
///
/// Trap: When Netty refuses a callback the result of some work, the work does not run. In fact, it
/// refuses the waiting alone: the work is in the loop's queue already, and runs.
final class Step02_ALoopCannotWaitForItself {

  static void main() throws Exception {
    try (EventLoop loop = Loops.newLoop("loop")) {
      say("main waits for a value:     %s", runUntilComplete(loop, () -> "ham"));
      try {
        runUntilComplete(loop, Step02_ALoopCannotWaitForItself::fails);
      } catch (ExecutionException e) {
        say("main waits for a failure:   %s", e);
      }
    }
    say("main asks and waits:        %s", String.join(", ", mainWaits()));
    say("a callback asks and waits:  %s", String.join(", ", aCallbackWaits()));
    say("a callback asks, listens:   %s", String.join(", ", aCallbackListens()));
  }

  /// Asyncio's `run_until_complete`: the calling thread waits until the loop has an answer. A
  /// failure of the work comes wrapped, as its cause.
  static <T> T runUntilComplete(EventLoop loop, Callable<T> work)
      throws InterruptedException, ExecutionException {
    return loop.submit(work).get();
  }

  /// Two threads: one waits, the other one works.
  static List<String> mainWaits() throws Exception {
    var events = new ArrayList<String>();
    try (EventLoop loop = Loops.newLoop("loop")) {
      Future<String> answer = loop.submit(() -> work(events));
      events.add("main got " + answer.get());
      events.add("main goes on");
    }
    return events;
  }

  /// The mistake. One thread, which can't run the work while it waits for it.
  static List<String> aCallbackWaits() throws Exception {
    var events = new ArrayList<String>();
    try (EventLoop loop = Loops.newLoop("loop")) {
      Callable<?> callback =
          () -> {
            Future<String> answer = loop.submit(() -> work(events));
            try {
              events.add("callback got " + answer.get());
            } catch (BlockingOperationException e) {
              events.add("callback is refused");
            }
            events.add("callback goes on");
            return null;
          };
      loop.submit(callback).get();
    } // closing runs what is queued: step 1b
    return events;
  }

  /// The repair. The loop calls back when the answer is there.
  static List<String> aCallbackListens() throws Exception {
    var events = new ArrayList<String>();
    try (EventLoop loop = Loops.newLoop("loop")) {
      Runnable callback =
          () -> {
            Future<String> answer = loop.submit(() -> work(events));
            answer.addListener(_ -> events.add("listener got " + answer.getNow()));
            events.add("callback goes on");
          };
      loop.submit(callback).get();
    }
    return events;
  }

  // The lists need no lock: at any time one thread writes, and the other waits for it.

  private static String work(List<String> events) {
    events.add("work runs");
    return "ham";
  }

  private static String fails() throws IOException {
    throw new IOException("no ham");
  }
}
