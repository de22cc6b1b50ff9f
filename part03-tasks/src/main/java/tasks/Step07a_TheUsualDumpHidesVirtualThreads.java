package tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lesson.Lesson.awaitWaiting;
import static lesson.Lesson.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lesson.Jdk;

/// Five tasks were started, and one never ends. Which, and where does it hang?
///
/// One might expect `jstack` to tell. It lists the platform threads, and of the virtual ones only
/// those that run at the moment, below their carriers. `jcmd` has a newer dump, which lists all.
///
/// Run `make part_03 STEP=7a`. It runs the two tools on itself; watch for the one that finds
/// nothing.
///
/// Trap: `jstack` shows where each thread hangs. In fact, it leaves out the virtual threads that
/// wait; `jcmd PID Thread.dump_to_file FILE` has them.
final class Step07a_TheUsualDumpHidesVirtualThreads {

  static void main() throws IOException, InterruptedException {
    say("five tasks on a thread each, and one hangs");
    try (var _ = new Hang(Thread.ofPlatform())) {
      say("platform threads, jstack:  %s", inWords(found(jstack())));
      say("platform threads, jcmd:    %s", inWords(found(jcmd())));
    }
    try (var _ = new Hang(Thread.ofVirtual())) {
      say("virtual threads, jstack:   %s", inWords(found(jstack())));
      say("virtual threads, jcmd:     %s", inWords(found(jcmd())));
    }
  }

  /// The dump that Java has always had. ALWAYS with the platform thread that waits, NEVER with the
  /// virtual one.
  static List<String> jstack() throws IOException, InterruptedException {
    return run("jstack", pid());
  }

  /// The newer dump, which is written to a file. ALWAYS with both.
  static List<String> jcmd() throws IOException, InterruptedException {
    Path file = Files.createTempFile("threads", ".txt");
    try {
      run("jcmd", pid(), "Thread.dump_to_file", "-overwrite", file.toString());
      return Files.readAllLines(file);
    } finally {
      Files.delete(file);
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /// What a tool of this JDK prints.
  private static List<String> run(String tool, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Jdk.tool(tool)));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(printed);
    }
    return printed.lines().toList();
  }

  /// The threads of a dump that are in `readReply`, and the line. A thread begins with `"fetch-3"
  /// #31 …` in one dump and with `#31 "fetch-3" …` in the other; its frames follow, indented.
  static List<String> found(List<String> dump) {
    var found = new ArrayList<String>();
    String thread = "";
    for (String line : dump) {
      if (line.startsWith("#") || line.startsWith("\"")) {
        thread = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
      } else if (line.contains("readReply")) {
        found.add(thread + " at " + line.substring(line.indexOf("readReply")));
      }
    }
    return found;
  }

  private static String inWords(List<String> found) {
    return found.isEmpty() ? "nothing" : String.join(", ", found);
  }

  /// Five tasks on threads of that kind. When it is made, four have ended, and one waits.
  static final class Hang implements AutoCloseable {
    private final CountDownLatch reply = new CountDownLatch(1);
    private final ExecutorService threads;

    Hang(Thread.Builder kind) throws InterruptedException {
      threads = Executors.newThreadPerTaskExecutor(kind.name("fetch-", 1).factory());
      var othersDone = new CountDownLatch(4);
      var hanging = new CompletableFuture<Thread>();
      for (int i = 1; i <= 5; i++) {
        threads.execute(i == 3 ? () -> readReply(hanging) : othersDone::countDown);
      }
      othersDone.await();
      awaitWaiting(hanging.join());
    }

    /// The bug: a reply that nobody sends.
    private void readReply(CompletableFuture<Thread> hanging) {
      hanging.complete(Thread.currentThread());
      try {
        reply.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// Sends it, and waits for the task.
    @Override
    public void close() {
      reply.countDown();
      threads.close();
    }
  }
}
