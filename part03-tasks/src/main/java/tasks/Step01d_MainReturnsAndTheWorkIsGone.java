package tasks;

import static java.lang.Thread.ofPlatform;
import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/// `main` returns while a task is at work. Is the work finished?
///
/// One might expect so: it has been started, and nobody has cancelled it. But the JVM waits for
/// non-daemon threads alone. Virtual threads are daemons, all of them, and so are the threads of
/// the common pool. Their work ends where it stands, without an exception, and without its
/// `finally`.
///
/// Trap: Work that was started will be finished. In fact, daemon threads end with the last other
/// thread, without their `finally`; all virtual threads are daemons.
///
/// Run `make part_03 STEP=1d`. Each line is what a JVM of its own had printed when it ended.
final class Step01d_MainReturnsAndTheWorkIsGone {

  static void main() throws Exception {
    var work = Duration.ofMillis(500);
    say("what a program prints whose main returns while a task is at work");
    for (String starter : List.of("virtual", "common", "platform", "closed")) {
      say("%-9s %s", starter, printed(starter, work));
    }
  }

  /// All that the program printed. ALWAYS `[started]` for the two daemons, and `[started, saved,
  /// cleaned up]` for the two others.
  static List<String> printed(String starter, Duration work) throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                starter,
                work.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = child.inputReader()) {
      return out.readAllLines();
    }
  }

  /// The program in the child.
  static final class Program {

    static void main(String[] args) throws InterruptedException {
      var started = new CountDownLatch(1);
      Runnable save =
          () -> {
            System.out.println("started");
            started.countDown();
            try {
              Thread.sleep(Duration.parse(args[1]));
              System.out.println("saved");
            } catch (InterruptedException e) {
              System.out.println("interrupted");
            } finally {
              System.out.println("cleaned up");
            }
          };
      switch (args[0]) {
        case "virtual" -> ofVirtual().name("task").start(save);
        case "common" -> ForkJoinPool.commonPool().execute(save);
        case "platform" -> ofPlatform().name("task").start(save);
        case "closed" -> {
          try (var threads = newThreadPerTaskExecutor(ofVirtual().name("task").factory())) {
            threads.execute(save);
          } // the repair: close() waits
        }
        default -> throw new IllegalArgumentException(args[0]);
      }
      started.await();
    }
  }
}
