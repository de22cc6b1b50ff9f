package eventloop.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/// What other threads may do to a loop meanwhile, in the orders that Lincheck's model checker
/// chooses: it runs each test many times, switches threads between accesses to shared memory, and
/// fails where all threads wait.
///
/// It takes for granted that all threads see one memory, so a missing `volatile` would go
/// unnoticed. And it never switches at objects that it believes to be one thread's own, such as one
/// that only a lambda captured: hence the static fields.
class HandmadeLoopUnderLincheckTest {

  static {
    // Its warnings are about its own view of lambdas.
    System.setProperty("lincheck.logLevel", "ERROR");
  }

  /// A quarter as many found each of the seven bugs that were planted to try these tests.
  private static final int SCHEDULES = 100;

  private static HandmadeLoop loop;
  private static Timer timer;
  private static int ran;
  private static boolean accepted;
  private static boolean cancelled;

  private static void newLoop() {
    loop = new HandmadeLoop(() -> 0, new Bell(), HandmadeLoopUnderLincheckTest::rethrow);
    ran = 0;
    accepted = false;
    cancelled = false;
  }

  private static void inParallel(Runnable otherThread, Runnable thisThread) {
    var thread = new Thread(otherThread);
    thread.start();
    thisThread.run();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void rethrow(Throwable failure) {
    throw new AssertionError(failure);
  }

  @Test
  void a_loop_that_falls_asleep_is_woken_by_a_callback() {
    Lincheck.runConcurrentTest(
        SCHEDULES,
        () -> {
          newLoop();
          inParallel(() -> loop.stop(), () -> loop.run());
        });
  }

  @Test
  void and_by_a_timer() {
    Lincheck.runConcurrentTest(
        SCHEDULES,
        () -> {
          newLoop();
          inParallel(() -> loop.schedule(Duration.ZERO, () -> loop.stop()), () -> loop.run());
        });
  }

  @Test
  void a_timer_runs_or_is_cancelled_and_never_both() {
    Lincheck.runConcurrentTest(
        SCHEDULES,
        () -> {
          newLoop();
          timer = loop.schedule(Duration.ZERO, () -> ran++);
          inParallel(
              () -> {
                cancelled = timer.cancel();
                loop.stop();
              },
              () -> loop.run());
          assertEquals(cancelled ? 0 : 1, ran);
        });
  }

  @Test
  void a_callback_is_refused_or_runs_and_never_both() {
    Lincheck.runConcurrentTest(
        SCHEDULES,
        () -> {
          newLoop();
          inParallel(
              () -> {
                try {
                  loop.execute(() -> ran++);
                  accepted = true;
                } catch (RejectedExecutionException e) {
                  accepted = false;
                }
              },
              HandmadeLoopUnderLincheckTest::close);
          assertEquals(accepted ? 1 : 0, ran);
        });
  }

  private static void close() {
    try {
      loop.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sleeps and wakes as a selector does, by means that Lincheck follows.
  private static final class Bell extends SocketlessSelector {

    private boolean rung;

    @Override
    public synchronized int select(long millis) {
      try {
        while (!rung) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      rung = false;
      return 0;
    }

    @Override
    public synchronized int selectNow() {
      rung = false;
      return 0;
    }

    @Override
    public synchronized Selector wakeup() {
      rung = true;
      notifyAll();
      return this;
    }
  }
}
