package eventloop;

import static java.util.concurrent.Executors.newScheduledThreadPool;
import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import lesson.Span;

/// Whom does a slow callback hurt?
///
/// One might expect: the client that asked for it. It hurts everybody on its loop. The heartbeat
/// here stands for all of them: a server's other clients, its timers, its new connections. Each of
/// these stays on the loop that it was given.
///
/// Run `make part_01 STEP=4a`. Watch how often the heart beats while a sleeper sleeps for 700 ms:
/// on the heart's own loop NEVER, elsewhere about once every 200 ms. Only the sleeper's place
/// differs.
///
/// Trap: A slow handler hurts its own client only. In fact, everything on its loop waits until it
/// returns.
final class Step04a_OneBlockedCallbackStopsThemAll {

  static void main() throws Exception {
    say("a heart beats every 200 ms, and a sleeper sleeps for 700 ms");
    try (EventLoop loop = Loops.newLoop("loop");
        EventLoop other = Loops.newLoop("other");
        var worker = newSingleThreadExecutor(Thread.ofPlatform().name("worker").factory());
        var heart = new Heart(loop, Duration.ofMillis(200))) {
      Callable<?> sleep = Step04a_OneBlockedCallbackStopsThemAll::sleep;
      say("sleeper on the heart's loop  %d beats meanwhile", beatsDuring(sleep, loop, heart));
      say("sleeper on another loop      %d beats meanwhile", beatsDuring(sleep, other, heart));
      say("sleeper on a worker thread   %d beats meanwhile", beatsDuring(sleep, worker, heart));
      heart.awaitBeats(1);
    }
    timeline();
  }

  private static Void sleep() throws InterruptedException {
    try (var _ = span("sleeper").waits()) {
      Thread.sleep(700);
    }
    return null;
  }

  /// How often the heart beats while `work` runs in its place. The work starts right after a beat.
  static int beatsDuring(Callable<?> work, ExecutorService place, Heart heart) throws Exception {
    heart.awaitBeats(1);
    return place
        .submit(() -> {
          int before = heart.beats();
          work.call();
          return heart.beats() - before;
        })
        .get();
  }

  /// A callback that comes to the loop every `period`, until it is closed. A clock on a thread of
  /// its own sends it, as a socket sends a request: so it is known from when on a beat is queued.
  ///
  /// May be asked from any thread, but waited for from another than the loop's alone.
  static final class Heart implements AutoCloseable {
    private final EventLoop loop;
    private final ScheduledExecutorService clock =
        newScheduledThreadPool(1, Thread.ofPlatform().name("clock").factory());
    private final Span span;
    private boolean queued;
    private int beats;

    Heart(EventLoop loop, Duration period) throws Exception {
      this.loop = loop;
      span = loop.submit(() -> span("heart")).get();
      loop.submit(() -> span.suspends()).get();
      var _ = clock.scheduleAtFixedRate(this::isDue, 0, period.toNanos(), NANOSECONDS);
    }

    private synchronized void isDue() {
      if (!queued) { // a beat that is missed is not made up for
        queued = true;
        span.queues();
        loop.execute(this::beat);
      }
    }

    private synchronized void beat() {
      span.runs();
      beats++;
      queued = false;
      notifyAll();
      span.suspends();
    }

    synchronized int beats() {
      return beats;
    }

    synchronized void awaitBeats(int more) throws InterruptedException {
      int goal = beats + more;
      while (beats < goal) {
        wait();
      }
    }

    /// Before the loop is closed.
    @Override
    public void close() {
      clock.close();
      span.close();
    }
  }
}
