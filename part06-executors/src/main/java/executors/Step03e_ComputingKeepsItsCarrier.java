package executors;

import static java.lang.Runtime.getRuntime;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

/// On each core a virtual thread computes. When does a new virtual thread begin?
///
/// One might expect: soon, as the operating system takes a core from a thread after some
/// milliseconds. It takes it from the platform thread that carries the virtual ones, its *carrier*.
/// No scheduler takes a carrier from a virtual thread: that gives it back where it waits, and a
/// thread that computes does not wait.
///
/// Run `make part_06 STEP=3e`. There are as many spinners as carriers: as many as cores.
///
/// Trap: Virtual threads share the cores fairly, as platform threads do. In fact, one that computes
/// keeps its carrier, and as many of these as there are carriers stop all others.
final class Step03e_ComputingKeepsItsCarrier {

  static void main() throws InterruptedException {
    int carriers = getRuntime().availableProcessors();
    var patience = Duration.ofMillis(500);
    var longer = Duration.ofMinutes(1); // for what begins
    say("a thread computes on each core, and a new virtual thread is started");
    try (var virtual = newVirtualThreadPerTaskExecutor();
        var platform = newCachedThreadPool()) {
      say("spinning virtual threads            %s", newcomer(virtual, carriers, patience));
      say("spinning platform threads           %s", newcomer(platform, carriers, longer));
    }
  }

  /// On virtual threads the mistake: NEVER begins while they spin. On platform threads, the repair:
  /// ALWAYS begins.
  static Seen newcomer(ExecutorService threads, int count, Duration patience)
      throws InterruptedException {
    var spinners = new Spinners(count);
    for (int i = 0; i < count; i++) {
      threads.execute(spinners);
    }
    spinners.spinning.await();
    var begun = new CountDownLatch(1);
    Thread newcomer = Thread.ofVirtual().start(begun::countDown);
    boolean meanwhile = begun.await(patience.toMillis(), MILLISECONDS);
    spinners.stopped = true;
    newcomer.join();
    return new Seen(meanwhile);
  }

  record Seen(boolean begunMeanwhile) {
    @Override
    public String toString() {
      return begunMeanwhile ? "it begins at once" : "it begins when they have stopped";
    }
  }

  /// Spin until they are stopped.
  private static final class Spinners implements Runnable {
    final CountDownLatch spinning;
    volatile boolean stopped;

    Spinners(int count) {
      spinning = new CountDownLatch(count);
    }

    @Override
    public void run() {
      spinning.countDown();
      while (!stopped) {
        Thread.onSpinWait();
      }
    }
  }
}
