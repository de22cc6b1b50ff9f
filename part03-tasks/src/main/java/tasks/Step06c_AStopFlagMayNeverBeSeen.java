package tasks;

import static lesson.Lesson.say;

import java.time.Duration;

/// A loop runs until a flag says stop. Does it stop?
///
/// One might expect so: it does in the debugger, and in its first moments. Then the optimising
/// compiler (C2) compiles the loop. Nothing *in the loop* changes the flag, so the compiled loop
/// reads a plain one once, before it begins, and never again.
///
/// Run `make part_03 STEP=6c`. Watch which of the two is still spinning. With the JVM flag
/// `-XX:TieredStopAtLevel=1`, which leaves C2 out, both stop.
///
/// Trap: A `boolean` that another thread sets stops a loop. In fact, a compiled loop need not read
/// a plain field again; it reads a `volatile` one in every lap.
final class Step06c_AStopFlagMayNeverBeSeen {

  static void main() throws InterruptedException {
    Duration running = Duration.ofSeconds(1);
    Duration patience = Duration.ofMillis(500);
    say("a thread spins for 1 s, is told to stop, and has 0.5 s to do so");
    say("volatile flag: %s", volatileFlag(running, patience) ? "stopped" : "still spinning");
    say("plain flag:    %s", plainFlag(running, patience) ? "stopped" : "still spinning");
    // Its thread is a daemon, so the program can end.
  }

  /// The mistake. Whether the spinner ends within `patience` after it has been told to, having run
  /// for `running`: ALWAYS false once C2 has compiled the loop.
  static boolean plainFlag(Duration running, Duration patience) throws InterruptedException {
    var spinner = new Plain();
    Thread thread = Thread.ofPlatform().daemon().name("plain").start(spinner);
    Thread.sleep(running);
    spinner.stopped = true;
    return thread.join(patience);
  }

  /// The repair: one word. A read of a volatile field sees the last write to it, every time. ALWAYS
  /// true, as soon as its thread runs again.
  static boolean volatileFlag(Duration running, Duration patience) throws InterruptedException {
    var spinner = new Volatile();
    Thread thread = Thread.ofPlatform().daemon().name("volatile").start(spinner);
    Thread.sleep(running);
    spinner.stopped = true;
    return thread.join(patience);
  }

  static final class Plain implements Runnable {
    private boolean stopped;
    long laps;

    @Override
    public void run() {
      while (!stopped) {
        laps++;
      }
    }
  }

  static final class Volatile implements Runnable {
    private volatile boolean stopped;
    long laps;

    @Override
    public void run() {
      while (!stopped) {
        laps++;
      }
    }
  }
}
