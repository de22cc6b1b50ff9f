package eventloop;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static lesson.Lesson.say;

import eventloop.netty.Loops;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Which line blocks my loop?
///
/// One might look for it in a log. But a slow callback does not fail: it is late, and makes the
/// others late. A second thread can find it while it is there. It hands the loop a callback that
/// does nothing, and when that is not done in time, it looks where the loop's thread stands.
///
/// Run `make part_01 STEP=4c`, and go to the line that it names.
final class Step04c_AWatchdogNamesTheLine {

  static void main() throws InterruptedException {
    say("one callback of 20 ms, one of 500 ms, and a watchdog with 200 ms of patience");
    try (var loop = Loops.newLoop("loop");
        var watchdog = newSingleThreadExecutor(Thread.ofPlatform().name("watchdog").factory())) {
      watchdog.execute(() -> {
        try {
          while (true) {
            watch(loop, Duration.ofMillis(200), Step04c_AWatchdogNamesTheLine::report);
            Thread.sleep(50);
          }
        } catch (InterruptedException e) {
          // told to stop
        }
      });
      try {
        loop.submit(Step04c_AWatchdogNamesTheLine::readCache).sync();
        loop.submit(Step04c_AWatchdogNamesTheLine::readDisk).sync();
      } finally {
        watchdog.shutdownNow(); // or its `close` would wait for ever
      }
    }
  }

  /// Asks the loop for a sign of life, and returns when it has come. If it takes longer than
  /// `patience`, `report` is told where the loop is, on the calling thread.
  static void watch(
      SingleThreadEventExecutor loop, Duration patience, Consumer<StackTraceElement> report)
      throws InterruptedException {
    Future<?> signOfLife = loop.submit(() -> {});
    if (!signOfLife.await(patience.toMillis())) {
      ownLine(loop.threadProperties().stackTrace()).ifPresent(report);
      signOfLife.await(); // so that a stall is reported once
    }
  }

  /// The innermost line that is neither the JDK's nor Netty's. If the loop has come free in the
  /// meantime there is none, or it is that of the next callback.
  static Optional<StackTraceElement> ownLine(StackTraceElement[] stack) {
    return Stream.of(stack)
        .filter(line -> !line.getClassName().matches("(java|jdk|sun|io\\.netty)\\..*"))
        .findFirst();
  }

  private static void report(StackTraceElement line) {
    say("the loop is stuck at %s:%d", line.getFileName(), line.getLineNumber());
  }

  /// 20 ms are no stall: the watchdog says nothing.
  private static Void readCache() throws InterruptedException {
    Thread.sleep(20);
    say("read the cache");
    return null;
  }

  /// The mistake: it keeps the loop for half a second.
  private static Void readDisk() throws InterruptedException {
    Thread.sleep(500);
    say("read the disk");
    return null;
  }
}
