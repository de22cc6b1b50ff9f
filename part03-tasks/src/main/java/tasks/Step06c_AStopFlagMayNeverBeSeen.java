package tasks;

import static lesson.Lesson.say;

import java.time.Duration;

/// A loop runs until a flag says stop. Does it stop?
///
/// One might expect so: it does in the debugger, and in its first moments. Once the optimising
/// compiler (C2) has compiled the loop, which takes a few milliseconds of running, it never reads a
/// plain field again: nothing *in the loop* changes it, so one read before the loop is as good.
///
/// Run `make part_03 STEP=6c`. Watch which of the two is still spinning. With the JVM flag
/// `-XX:TieredStopAtLevel=1`, which leaves C2 out, both stop.
final class Step06c_AStopFlagMayNeverBeSeen {

  static void main() throws InterruptedException {
    Duration running = Duration.ofSeconds(1);
    Duration patience = Duration.ofMillis(500);
    say("volatile flag: stopped %s", stops(new VolatileFlag(), running, patience));
    say("plain flag:    stopped %s", stops(new PlainFlag(), running, patience));
    // The plain one spins on. Its thread is a daemon, so the program can end.
  }

  /// A thread that spins until it is told to stop.
  interface Spinner extends Runnable {
    void stop();
  }

  /// The mistake.
  static final class PlainFlag implements Spinner {
    private boolean stopped;
    long laps;

    @Override
    public void run() {
      while (!stopped) {
        laps++;
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  /// The repair: one word. A read of a volatile field sees the last write to it, every time.
  static final class VolatileFlag implements Spinner {
    private volatile boolean stopped;
    long laps;

    @Override
    public void run() {
      while (!stopped) {
        laps++;
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  /// Whether the spinner ends within `patience` after it has been told to, having run for
  /// `running`. ALWAYS true for the volatile flag; for the plain one ALWAYS false once C2 has
  /// compiled the loop.
  static boolean stops(Spinner spinner, Duration running, Duration patience)
      throws InterruptedException {
    Thread thread = Thread.ofPlatform().daemon().name("spinner").start(spinner);
    Thread.sleep(running);
    spinner.stop();
    return thread.join(patience);
  }
}
