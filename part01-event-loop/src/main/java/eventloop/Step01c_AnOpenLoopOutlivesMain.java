package eventloop;

import static eventloop.Step01a_NoLoopUntilYouMakeOne.threadsThatKeepTheJvm;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;

/// `main` has returned, and an event loop was left open. Is the program over?
///
/// One might expect so: `main` was the program. But a JVM exits when the last of its threads has
/// ended that is no daemon, and a loop's thread is none: it waits for callbacks until the loop is
/// closed.
///
/// Run `make part_01 STEP=1c`. Watch the thread of the second line, and its time. Then take out the
/// call of `close`, and run it again: it NEVER ends, until Ctrl-C.
///
/// Trap: When `main` has returned, the program is over. In fact, an event loop's thread is no
/// daemon, and the JVM lives until the loop is closed.
final class Step01c_AnOpenLoopOutlivesMain {

  static void main() {
    say("main makes a loop, and returns");
    EventLoop loop = Loops.newLoop("loop");
    goOnAfter(
        Thread.currentThread(),
        loop,
        Duration.ofSeconds(1),
        () -> {
          say("the loop closes itself");
          close(loop);
        });
  } // the mistake: main neither waits for the loop's work nor closes the loop

  static void goOnAfter(Thread main, EventLoop loop, Duration delay, Runnable end) {
    Future<?> _ =
        loop.schedule(
            () -> {
              main.join();
              say("main has ended, and the JVM lives as long as %s", threadsThatKeepTheJvm());
              end.run();
              return null;
            },
            delay.toMillis(),
            MILLISECONDS);
  }

  /// Not [EventLoop#close]: that waits for the end of the loop's thread, and this is that thread.
  private static void close(EventLoop loop) {
    Future<?> _ = loop.shutdownGracefully(0, 0, SECONDS);
  }
}
