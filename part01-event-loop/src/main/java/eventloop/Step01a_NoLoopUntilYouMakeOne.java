package eventloop;

import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;

/// Where is the event loop?
///
/// A browser has one, and asyncio's is a call away: `get_running_loop()`. One might expect the same
/// here. But the JVM starts `main` on a thread like any other, which runs its statements and ends.
/// Netty's event loop is an object that a program makes, with a thread of its own.
///
/// Run `make part_01 STEP=1a`. Watch the threads that keep the JVM alive: a loop that was made adds
/// none, a loop that was used adds one.
///
/// Trap: A thread can be asked for its event loop. In fact, the supported question goes to a loop:
/// whether the calling thread is its own.
final class Step01a_NoLoopUntilYouMakeOne {

  static void main() throws InterruptedException {
    say("this JVM lives as long as  %s", threadsThatKeepTheJvm());
    try (var group = newGroup(2)) {
      EventLoop first = group.next();
      EventLoop second = group.next();
      say("a group of two loops made: %s", threadsThatKeepTheJvm());
      say("this thread is %s", whereAmI(first, second));
      first.submit(() -> say("this thread is %s", whereAmI(first, second))).sync(); // sync: waits
      say("the first loop was used:   %s", threadsThatKeepTheJvm());
    } // close() ends the loops' threads
  }

  /// A group holds several loops, and `next` hands them out in turn. A loop starts its thread when
  /// it gets its first callback.
  static MultiThreadIoEventLoopGroup newGroup(int loops) {
    var threads = Thread.ofPlatform().name("loop-", 1).factory();
    return new MultiThreadIoEventLoopGroup(loops, threads, NioIoHandler.newFactory());
  }

  /// No supported method returns the calling thread's loop. To another loop of the same group, a
  /// loop's thread is as foreign as `main`.
  static Place whereAmI(EventLoop first, EventLoop second) {
    return new Place(first.inEventLoop(), second.inEventLoop());
  }

  /// ALWAYS on no loop on `main`, and on the first loop alone on that loop's thread.
  record Place(boolean inFirst, boolean inSecond) {
    @Override
    public String toString() {
      return !inFirst && !inSecond
          ? "on no loop"
          : "on the " + (inFirst ? "first" : "second") + " loop alone";
    }
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
}
