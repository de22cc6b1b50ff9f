package tasks;

import static java.lang.Thread.ofPlatform;
import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import lesson.Jdk;

/// `main` returns while a task is saving a file. Is the file saved?
///
/// One might expect so: the task has been started, and nothing has cancelled it. But the JVM waits
/// only for threads that are not daemons. All virtual threads are daemons, and so are the threads
/// of the common pool. Their work ends where it stands, without an exception, and without its
/// `finally`.
///
/// Run `make part_03 STEP=1d`. Each line is all that a program in a JVM of its own has printed.
///
/// Trap: Work that was started will be finished. In fact, daemon threads end with the last other
/// thread, without their `finally`; all virtual threads are daemons.
final class Step01d_MainReturnsAndTheWorkIsGone {

  static void main() throws IOException {
    var work = Duration.ofMillis(500);
    say("what a program prints whose main returns while a task is at work");
    say("on a virtual thread   %s", printedBy(Program.ON_A_VIRTUAL_THREAD, work));
    say("in the common pool    %s", printedBy(Program.IN_THE_COMMON_POOL, work));
    say("on a platform thread  %s", printedBy(Program.ON_A_PLATFORM_THREAD, work));
    say("closed before return  %s", printedBy(Program.CLOSED, work));
  }

  /// The four programs. They differ in what starts the task.
  enum Program {
    ON_A_VIRTUAL_THREAD,
    IN_THE_COMMON_POOL,
    ON_A_PLATFORM_THREAD,
    CLOSED;

    /// ALWAYS only "started" for the first two, whose threads are daemons; "started", "saved" and
    /// "cleaned up" for the others.
    static void main(String[] args) throws InterruptedException {
      var save = new Save(Duration.parse(args[1]));
      switch (valueOf(args[0])) {
        case ON_A_VIRTUAL_THREAD -> ofVirtual().start(save); // the mistake
        case IN_THE_COMMON_POOL -> ForkJoinPool.commonPool().execute(save); // the mistake
        case ON_A_PLATFORM_THREAD -> ofPlatform().start(save); // the control: as main, no daemon
        case CLOSED -> { // the repair: close() waits
          try (var threads = newThreadPerTaskExecutor(ofVirtual().factory())) {
            threads.execute(save);
          }
        }
      }
      save.started.await();
    }
  }

  /// The task: takes its time to save a file.
  private record Save(Duration time, CountDownLatch started) implements Runnable {

    Save(Duration time) {
      this(time, new CountDownLatch(1));
    }

    @Override
    public void run() {
      System.out.println("started");
      started.countDown();
      try {
        Thread.sleep(time);
        System.out.println("saved");
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      } finally {
        System.out.println("cleaned up");
      }
    }
  }

  /// Runs the program in a JVM of its own, until that ends. Returns the lines that it printed.
  static List<String> printedBy(Program program, Duration work) throws IOException {
    Process child =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                program.name(),
                work.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = child.inputReader()) {
      return out.readAllLines();
    }
  }
}
