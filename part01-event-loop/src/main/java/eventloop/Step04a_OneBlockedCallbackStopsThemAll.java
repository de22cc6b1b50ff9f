package eventloop;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import lesson.Span;

/// Whom does a slow callback hurt?
///
/// One might expect: whoever asked for it. It hurts everybody on its loop. The heartbeat here
/// stands for all of them: a server's other clients, its timers, its new connections. Each of these
/// stays on the loop that it was given.
///
/// Run `make part_01 STEP=4a`. Watch how often the heart beats while somebody sleeps for 330 ms: on
/// its own loop NEVER, elsewhere about once every 50 ms. Only the place differs.
final class Step04a_OneBlockedCallbackStopsThemAll {

  static void main() throws Exception {
    say("a heartbeat every 50 ms, and somebody who sleeps for 330 ms");
    try (EventLoop loop = Loops.newLoop("loop");
        EventLoop other = Loops.newLoop("other");
        var worker = newSingleThreadExecutor(Thread.ofPlatform().name("worker").factory());
        var heart = new Heart(loop, Duration.ofMillis(50))) {
      say("on the heart's loop  %d beats meanwhile", beatsDuring(SLEEP, loop, heart));
      say("on another loop      %d beats meanwhile", beatsDuring(SLEEP, other, heart));
      say("on a worker thread   %d beats meanwhile", beatsDuring(SLEEP, worker, heart));
      heart.awaitBeats(3);
    }
    timeline();
  }

  private static final Callable<?> SLEEP =
      () -> {
        try (var _ = span("sleep")) {
          Thread.sleep(330);
        }
        return null;
      };

  /// How often the heart beats while `work` runs in its place.
  static int beatsDuring(Callable<?> work, ExecutorService place, Heart heart) throws Exception {
    heart.awaitBeats(3);
    Callable<Integer> counted =
        () -> {
          int before = heart.beats();
          work.call();
          return heart.beats() - before;
        };
    return place.submit(counted).get();
  }

  /// Beats on its loop until it is closed. May be asked from any thread, but waited for from
  /// another than the loop's alone.
  static final class Heart implements AutoCloseable {
    private final Span span = span("heart");
    private final Future<?> beating;
    private int beats;

    Heart(EventLoop loop, Duration period) {
      span.waits();
      // Not scheduleAtFixedRate: after a sleep it makes up for the missed beats, all at once.
      beating = loop.scheduleWithFixedDelay(this::beat, 0, period.toNanos(), NANOSECONDS);
    }

    private synchronized void beat() {
      span.runs();
      beats++;
      notifyAll();
      span.waits();
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

    @Override
    public void close() {
      beating.cancel(false);
      span.close();
    }
  }
}
