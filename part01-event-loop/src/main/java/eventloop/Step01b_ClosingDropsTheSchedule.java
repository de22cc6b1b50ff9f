package eventloop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicBoolean;

/// What becomes of a loop's work when the loop is closed?
///
/// One might expect that a graceful shutdown finishes what was asked for. It finishes what is in
/// the queue. What is scheduled for later is cancelled, however short the delay: the grace is for
/// newcomers alone.
///
/// Run `make part_01 STEP=1b`. Watch the second column, and the seconds: only the default shutdown
/// takes any, and it cancels work that was due in a quarter of them.
final class Step01b_ClosingDropsTheSchedule {

  static void main() throws InterruptedException {
    var delay = Duration.ofMillis(500);
    say("three pieces of work: one queued, one due in 500 ms, one that comes late");
    say("close()                     %s", fatesAfter(CLOSE, delay, false));
    say("shutdownGracefully(0, 0, s) %s", fatesAfter(AT_ONCE, delay, false));
    say("shutdownGracefully()        %s", fatesAfter(GRACEFULLY, delay, false));
    say("wait for it, then close()   %s", fatesAfter(CLOSE, delay, true));
  }

  /// How the queued and the scheduled work ended, and whether work that came after the closing had
  /// begun was run. ALWAYS as the README shows it.
  record Fates(State queued, State scheduled, boolean lateRan) {}

  /// A way to end a loop. Returns when it has ended.
  @FunctionalInterface
  interface Closing {
    void close(EventLoop loop) throws InterruptedException;
  }

  // As try-with-resources does it. Whoever comes now is turned away.
  static final Closing CLOSE = EventLoop::close;

  // Newcomers are taken until the queue is empty.
  static final Closing AT_ONCE = loop -> loop.shutdownGracefully(0, 0, SECONDS).await();

  // Newcomers are taken until none has come for 2 s.
  static final Closing GRACEFULLY = loop -> loop.shutdownGracefully().await();

  static Fates fatesAfter(Closing closing, Duration delay, boolean waitFirst)
      throws InterruptedException {
    EventLoop loop = Loops.newLoop("loop");
    Future<?> scheduled = loop.schedule(() -> {}, delay.toMillis(), MILLISECONDS);
    if (waitFirst) {
      scheduled.await(); // the repair
    }
    var lateRan = new AtomicBoolean();
    Future<?> _ =
        loop.submit(() -> {
          while (!loop.isShuttingDown()) {
            Thread.onSpinWait(); // keeps `queued` in the queue until the closing has begun
          }
          loop.execute(() -> lateRan.set(true)); // throws if newcomers are turned away
        });
    Future<?> queued = loop.submit(() -> {});
    closing.close(loop);
    return new Fates(queued.state(), scheduled.state(), lateRan.get());
  }
}
