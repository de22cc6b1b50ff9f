package eventloop;

import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Future;

/// Where is the event loop?
///
/// A browser has one, and asyncio's is a call away: `get_running_loop()`. One might expect the same
/// here. But the JVM starts `main` on a thread like any other, which runs its statements and ends.
/// An event loop is an object that somebody makes, with a thread of its own.
///
/// Run `make part_01 STEP=1a`. Watch the threads that keep the JVM alive: a loop that was made is
/// none of them, a loop that was used is one. Then `make part_01 STEP=1a ARGS=forget`, which closes
/// nothing; Ctrl-C ends it.
final class Step01a_NoLoopUntilYouMakeOne {

  static void main(String... args) throws InterruptedException {
    say("this JVM lives as long as  %s", threadsThatKeepTheJvm());
    if (List.of(args).contains("forget")) {
      forgetToClose(Thread.currentThread());
      return;
    }
    try (var loops = Loops.newLoops(2)) {
      EventLoop first = loops.next();
      EventLoop second = loops.next();
      say("two loops made:            %s", threadsThatKeepTheJvm());
      say("%s", whereAmI(first, second));
      first.submit(() -> say("%s", whereAmI(first, second))).sync(); // sync waits: see step 2
      say("the first one was used:    %s", threadsThatKeepTheJvm());
    } // close() ends the loops' threads
  }

  /// ALWAYS (false, false) on `main`, (true, false) on the first loop's thread.
  record Whereabouts(boolean inFirst, boolean inSecond) {}

  /// A thread can't be asked for its loop. A loop can be asked whether the calling thread is its
  /// own; to another loop of the same group that thread is as foreign as `main`.
  static Whereabouts whereAmI(EventLoop first, EventLoop second) {
    return new Whereabouts(first.inEventLoop(), second.inEventLoop());
  }

  /// The JVM exits when all its threads but the daemons have ended.
  static List<String> threadsThatKeepTheJvm() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .filter(name -> !name.equals("DestroyJavaVM")) // it waits for the others
        .sorted()
        .toList();
  }

  /// The mistake: `main` ends, and the program does not.
  private static void forgetToClose(Thread main) {
    EventLoop loop = Loops.newLoops(1).next();
    Future<?> _ =
        loop.submit(() -> {
          main.join();
          say("main has ended; it lives on with %s", threadsThatKeepTheJvm());
          return null;
        });
  }
}
