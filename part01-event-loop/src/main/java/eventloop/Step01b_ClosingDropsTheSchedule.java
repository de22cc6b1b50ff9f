package eventloop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;

/// What becomes of a loop's work when the loop is closed?
///
/// One might expect that a graceful shutdown finishes what was asked for. It finishes what is
/// queued, and cancels what is scheduled: the grace is for newcomers alone.
///
/// Run `make part_01 STEP=1b`. Watch the column `due in 0.5 s`, and the seconds: the default
/// shutdown goes on for 2 s, and cancels work that was due after 0.5 s of them.
///
/// Trap: A graceful shutdown finishes the work that it was given. In fact, it runs what is queued,
/// and cancels what is scheduled.
final class Step01b_ClosingDropsTheSchedule {

  static void main() throws InterruptedException {
    close(Duration.ofHours(1)); // loads Netty's classes, which can take longer than the delay
    var delay = Duration.ofMillis(500);
    say("%-28s %-7s  %-12s  %s", "", "queued", "due in 0.5 s", "comes late");
    say("%-28s %s", "close()", close(delay));
    say("%-28s %s", "shutdownGracefully(0, 0, s)", shutDownAtOnce(delay));
    say("%-28s %s", "shutdownGracefully()", shutDownGracefully(delay));
    say("%-28s %s", "wait for it, then close()", waitThenClose(delay));
  }

  /// As try-with-resources does it. ALWAYS what is queued runs, what is scheduled is cancelled, and
  /// what comes late is refused.
  static Fates close(Duration delay) throws InterruptedException {
    EventLoop loop = Loops.newLoop("loop");
    var work = new Work(loop, delay);
    work.queue();
    loop.close();
    return work.fates();
  }

  /// ALWAYS as above, but newcomers are taken until the queue is empty.
  static Fates shutDownAtOnce(Duration delay) throws InterruptedException {
    EventLoop loop = Loops.newLoop("loop");
    var work = new Work(loop, delay);
    work.queue();
    loop.shutdownGracefully(0, 0, SECONDS).await();
    return work.fates();
  }

  /// The defaults, and the mistake. ALWAYS as above, but until none has come for 2 s, 15 s at most.
  static Fates shutDownGracefully(Duration delay) throws InterruptedException {
    EventLoop loop = Loops.newLoop("loop");
    var work = new Work(loop, delay);
    work.queue();
    loop.shutdownGracefully().await();
    return work.fates();
  }

  /// The repair. ALWAYS what was scheduled has run.
  static Fates waitThenClose(Duration delay) throws InterruptedException {
    EventLoop loop = Loops.newLoop("loop");
    var work = new Work(loop, delay);
    work.scheduled.await();
    work.queue();
    loop.close();
    return work.fates();
  }

  enum Fate {
    RUN,
    CANCELLED,
    REFUSED,
    LOST; // accepted, and never run

    static Fate of(Future<?> work) {
      return work.isSuccess() ? RUN : work.isCancelled() ? CANCELLED : LOST;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Fates(Fate queued, Fate scheduled, Fate late) {
    @Override
    public String toString() {
      return String.format("%-7s  %-12s  %s", queued, scheduled, late);
    }
  }

  /// Three pieces of work for a loop.
  private static final class Work {
    private final EventLoop loop;
    private final Future<?> scheduled;
    private Future<?> queued;
    private volatile Fate late = Fate.LOST;

    Work(EventLoop loop, Duration delay) {
      this.loop = loop;
      scheduled = loop.schedule(() -> {}, delay.toMillis(), MILLISECONDS);
    }

    /// The first callback keeps `queued` in the queue until the closing has begun, and comes with
    /// more work then.
    void queue() {
      Future<?> _ =
          loop.submit(() -> {
            while (!loop.isShuttingDown()) {
              Thread.onSpinWait();
            }
            try {
              loop.execute(() -> late = Fate.RUN);
            } catch (RejectedExecutionException e) {
              late = Fate.REFUSED;
            }
          });
      queued = loop.submit(() -> {});
    }

    Fates fates() {
      return new Fates(Fate.of(queued), Fate.of(scheduled), late);
    }
  }
}
