package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// `catch (InterruptedException e)`: and then what?
///
/// One might expect that the thread stays interrupted, so that a loop around the `catch` will see
/// the flag. The exception *is* the request, handed over: the flag is cleared when it is thrown.
/// Who catches it and does nothing has cancelled the cancellation.
///
/// Trap: The interrupt flag stays set after an `InterruptedException`. In fact, the flag is cleared
/// when the exception is thrown.
///
/// Run `make part_03 STEP=2d`. Watch the laps. The interrupt comes in lap 1, and the loop asks
/// before each lap.
final class Step02d_ASwallowedInterruptIsLost {

  static void main() throws InterruptedException {
    var pause = Duration.ofMillis(100);
    say("three laps with a pause of 0.1 s, interrupted in the first pause");
    say("swallowed:  %s", lapsWith(SWALLOWED, pause));
    say("restored:   %s", lapsWith(RESTORED, pause));
    say("passed on:  %s", lapsWith(PASSED_ON, pause));
  }

  /// How many laps were run, and whether the flag was still set in the `catch`. ALWAYS (3, false),
  /// (1, false), (1, false).
  record Laps(int laps, boolean flagInCatch) {}

  /// What the pause does with an interrupt.
  @FunctionalInterface
  interface Handler {
    void caught(InterruptedException e) throws InterruptedException;
  }

  // The mistake, often with a log line in it.
  static final Handler SWALLOWED = _ -> {};

  // The repair where the method cannot throw it, as in a Runnable: set the flag again.
  static final Handler RESTORED = _ -> Thread.currentThread().interrupt();

  // The repair everywhere else.
  static final Handler PASSED_ON =
      e -> {
        throw e;
      };

  static Laps lapsWith(Handler handler, Duration pause) throws InterruptedException {
    var runner = new Runner(handler, pause);
    Thread thread = ofVirtual().name("runner").start(runner);
    runner.begun.await();
    thread.interrupt();
    runner.goOn.countDown();
    thread.join();
    return new Laps(runner.laps, runner.flagInCatch);
  }

  private static final class Runner implements Runnable {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    private final Handler handler;
    private final Duration pause;
    private int laps; // this and the next: read when the thread has ended
    private boolean flagInCatch;

    Runner(Handler handler, Duration pause) {
      this.handler = handler;
      this.pause = pause;
    }

    @Override
    public void run() {
      try {
        while (laps < 3 && !Thread.currentThread().isInterrupted()) {
          laps++;
          pause();
        }
      } catch (InterruptedException e) {
        // it has done its work: it got us out of the loop, and the thread ends here
      }
    }

    private void pause() throws InterruptedException {
      try {
        begun.countDown();
        goOn.await(); // so that the first pause is not over when the interrupt comes
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        flagInCatch = Thread.currentThread().isInterrupted();
        handler.caught(e);
      }
    }
  }
}
