package tasks;

import static lesson.Lesson.say;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Five tasks were started, and one never ends. Which, and where does it hang?
///
/// One might expect a thread dump to tell. The dump that Java has always had, and `jstack` with it,
/// knows platform threads alone. The newer one, `jcmd <pid> Thread.dump_to_file`, has the virtual
/// ones too, each with its own whole stack; and it is only as good as their names.
///
/// Run `make part_03 STEP=7a`. Watch for the dump that finds nothing.
final class Step07a_TheUsualDumpHidesVirtualThreads {

  static void main() throws IOException, InterruptedException {
    Found platform = hangAndLook(Thread.ofPlatform());
    say("the usual dump, platform:  %s", platform.usual());
    say("the newer dump, platform:  %s", platform.newer());
    Found virtual = hangAndLook(Thread.ofVirtual());
    say("the usual dump, virtual:   %s", virtual.usual());
    say("the newer dump, virtual:   %s", virtual.newer());
  }

  /// The threads that each dump shows waiting for the reply, and where.
  record Found(List<String> usual, List<String> newer) {}

  /// ALWAYS one thread in each dump; of virtual threads, NEVER one in the usual dump.
  static Found hangAndLook(Thread.Builder kind) throws IOException, InterruptedException {
    var othersDone = new CountDownLatch(4);
    var hanging = new CompletableFuture<Thread>();
    var never = new CountDownLatch(1);
    try (var threads = Executors.newThreadPerTaskExecutor(kind.name("fetch-", 1).factory())) {
      for (int i = 1; i <= 5; i++) {
        boolean hangs = i == 3;
        threads.execute(() -> {
          if (hangs) {
            readReply(hanging, never);
          } else {
            othersDone.countDown();
          }
        });
      }
      othersDone.await();
      Thread stuck = hanging.join();
      while (stuck.getState() != Thread.State.WAITING) {
        Thread.onSpinWait(); // it has begun, and is about to wait
      }
      try {
        return new Found(usualDump(), newerDump());
      } finally {
        never.countDown();
      }
    }
  }

  /// The bug: a reply that nobody sends.
  private static void readReply(CompletableFuture<Thread> hanging, CountDownLatch reply) {
    hanging.complete(Thread.currentThread());
    try {
      reply.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> usualDump() {
    var found = new ArrayList<String>();
    Thread.getAllStackTraces()
        .forEach((thread, stack) -> {
          for (StackTraceElement frame : stack) {
            if (frame.getMethodName().equals("readReply")) {
              found.add(where(thread.getName(), frame.toString()));
            }
          }
        });
    return found;
  }

  /// The same as `jcmd <pid> Thread.dump_to_file FILE`. The file must not exist yet.
  private static List<String> newerDump() throws IOException {
    Path folder = Files.createTempDirectory("dump");
    Path file = folder.resolve("threads.txt");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return find(Files.readAllLines(file));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /// A thread's first line is `#31 "fetch-3" virtual WAITING 2026-…`; its frames follow, indented.
  static List<String> find(List<String> dump) {
    var found = new ArrayList<String>();
    String thread = "";
    for (String line : dump) {
      if (line.startsWith("#")) {
        thread = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
      } else if (line.contains("readReply")) {
        found.add(where(thread, line));
      }
    }
    return found;
  }

  /// Without the module and the package, in which the two dumps differ.
  private static String where(String thread, String frame) {
    return thread + " at " + frame.substring(frame.indexOf("readReply"));
  }
}
