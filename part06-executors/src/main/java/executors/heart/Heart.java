package executors.heart;

import static java.util.concurrent.Executors.newScheduledThreadPool;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.span;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import lesson.Span;

/// A callback that comes to the loop every `period`, until it is closed. A clock on a thread of its
/// own sends it, as a socket sends a request (step 4a of part 1).
///
/// May be asked from any thread. Its beats may be waited for from any but the loop's.
public final class Heart implements AutoCloseable {
  private final EventLoop loop;
  private final ScheduledExecutorService clock =
      newScheduledThreadPool(1, Thread.ofPlatform().name("clock").factory());
  private final Span span;
  private boolean queued;
  private int beats;

  public Heart(EventLoop loop, Duration period) throws Exception {
    this.loop = loop;
    span = loop.submit(() -> span("heart")).get();
    loop.submit(() -> span.suspends()).get();
    var _ = clock.scheduleAtFixedRate(this::isDue, 0, period.toNanos(), NANOSECONDS);
  }

  private synchronized void isDue() {
    if (!queued) { // a beat that is missed is not made up for
      queued = true;
      notifyAll();
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

  public synchronized int beats() {
    return beats;
  }

  public synchronized void awaitBeats(int more) throws InterruptedException {
    int goal = beats + more;
    while (beats < goal) {
      wait();
    }
  }

  /// Returns when a beat waits in the loop's queue. On the loop's own thread too: it is the clock
  /// that queues it.
  public synchronized void awaitDue() throws InterruptedException {
    while (!queued) {
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
