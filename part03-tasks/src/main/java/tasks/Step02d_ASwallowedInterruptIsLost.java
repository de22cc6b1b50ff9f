package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// `catch (InterruptedException e)`: and then what?
///
/// One might expect that the thread stays interrupted, so that the loop around the `catch` sees the
/// flag. But the exception *is* the request: the flag is cleared when it is thrown. A `catch` block
/// that does nothing has cancelled the cancellation.
///
/// Run `make part_03 STEP=2d`. Watch the laps. The interrupt comes in lap 1, and the loop asks for
/// the flag before each lap.
///
/// Trap: The interrupt flag stays set after an `InterruptedException`. In fact, the flag is cleared
/// when the exception is thrown.
final class Step02d_ASwallowedInterruptIsLost {

  static void main() throws InterruptedException {
    var lap = Duration.ofMillis(100);
    say("three laps of 0.1 s each, interrupted in lap 1");
    say("swallowed  %s", interrupted(Step02d_ASwallowedInterruptIsLost::swallow, lap));
    say("restored   %s", interrupted(Step02d_ASwallowedInterruptIsLost::restore, lap));
    say("passed on  %s", interrupted(Step02d_ASwallowedInterruptIsLost::passOn, lap));
  }

  /// The mistake, often with a log line in it. ALWAYS 3 laps.
  static void swallow(Track track) {
    while (track.laps < 3 && !Thread.currentThread().isInterrupted()) {
      try {
        track.runALap();
      } catch (InterruptedException e) {
        track.lookAtTheFlag();
      }
    }
  }

  /// The repair where the method can't throw it, as in a Runnable: set the flag again. ALWAYS 1
  /// lap.
  static void restore(Track track) {
    while (track.laps < 3 && !Thread.currentThread().isInterrupted()) {
      try {
        track.runALap();
      } catch (InterruptedException e) {
        track.lookAtTheFlag();
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The repair everywhere else: say `throws`. ALWAYS 1 lap.
  static void passOn(Track track) throws InterruptedException {
    while (track.laps < 3 && !Thread.currentThread().isInterrupted()) {
      try {
        track.runALap();
      } catch (InterruptedException e) {
        track.lookAtTheFlag();
        throw e; // without a `catch` it would leave the method as well
      }
    }
  }

  /// How many laps were run, and whether the flag was set in the `catch`.
  record Run(int laps, boolean flagInCatch) {
    @Override
    public String toString() {
      return "%d of 3 laps; in the catch the flag was %s"
          .formatted(laps, flagInCatch ? "set" : "clear");
    }
  }

  /// One of the three above.
  @FunctionalInterface
  interface Runner {
    void run(Track track) throws InterruptedException;
  }

  /// Has the runner run on a thread that is interrupted in lap 1.
  static Run interrupted(Runner runner, Duration lap) throws InterruptedException {
    var track = new Track(lap);
    Thread thread =
        ofVirtual()
            .name("runner")
            .start(() -> {
              try {
                runner.run(track);
              } catch (InterruptedException e) {
                // has done its work: it led out of the loop, and the thread ends here
              }
            });
    track.inLap1.await();
    thread.interrupt();
    track.goOn.countDown();
    thread.join();
    return new Run(track.laps, track.flagInCatch);
  }

  /// Counts the laps. Lap 1 waits until the interrupt has come, so that no clock decides.
  static final class Track {
    private final CountDownLatch inLap1 = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Duration lap;
    private int laps; // this and the next: read by others when the thread has ended
    private boolean flagInCatch;

    Track(Duration lap) {
      this.lap = lap;
    }

    void runALap() throws InterruptedException {
      laps++;
      inLap1.countDown();
      goOn.await();
      Thread.sleep(lap);
    }

    void lookAtTheFlag() {
      flagInCatch = Thread.currentThread().isInterrupted();
    }
  }
}
