package executors;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static lesson.Lesson.say;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import lesson.Jdk;

/// If threads compute at once, what is a process good for?
///
/// One might expect: for nothing, as a thread that fails ends alone, with an exception that its
/// future keeps. But a crash in native code is no exception. It ends the JVM, with all its threads.
/// And all threads share one heap: the one that fills it up takes it from all. A process is a wall
/// around both.
///
/// Run `make part_06 STEP=2c`. The children are JVMs of their own. Watch that `main` goes on.
///
/// Trap: What fails in a thread hurts that thread alone. In fact, a crash in native code ends its
/// whole JVM, and the heap is shared by all threads; a process confines both.
final class Step02c_AProcessMayCrash {

  static void main() throws Exception {
    say("three jobs, a process each, with 32 MB of heap");
    say("a sum          %s", start(Job.SUM).get());
    say("a wild write   %s", start(Job.WILD_WRITE).get());
    say("a greedy list  %s", start(Job.GREEDY_LIST).get());
    say("and main is still here");
  }

  enum Job {
    SUM,
    WILD_WRITE,
    GREEDY_LIST;

    static void main(String[] args) {
      switch (valueOf(args[0])) {
        case SUM -> System.out.println(Step02a_ThreadsComputeAtOnce.sum(30_000_000));
        case WILD_WRITE -> wildWrite();
        case GREEDY_LIST -> greedyList();
      }
      System.out.println("done");
    }
  }

  /// What a mistake in a native library does: it writes where no memory is.
  @SuppressWarnings("restricted")
  private static void wildWrite() {
    MemorySegment.ofAddress(8).reinterpret(4).set(JAVA_INT, 0, 1);
  }

  private static void greedyList() {
    var list = new ArrayList<byte[]>();
    while (list.size() < 1_000_000) {
      list.add(new byte[1_000_000]);
    }
  }

  /// `onExit` is asyncio's `create_subprocess_exec` and `wait`: no thread of this program waits,
  /// but one of the JDK's does, for each process. The last flag is for the wild write, and the two
  /// before it save its report and its memory from being written to disk.
  static CompletableFuture<Ended> start(Job job) throws IOException {
    return new ProcessBuilder(
            Jdk.tool("java"),
            "-Xmx32m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Job.class.getName(),
            job.name())
        .redirectErrorStream(true)
        .start()
        .onExit()
        .thenApply(Step02c_AProcessMayCrash::ended);
  }

  /// It has printed little enough for the pipe to hold: else it would wait for a reader.
  private static Ended ended(Process child) {
    try (var out = child.inputReader()) {
      return new Ended(child.exitValue(), out.readAllLines());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  record Ended(int exit, List<String> printed) {
    private static final Pattern CAUSE = Pattern.compile("SIG\\w+|java\\.lang\\.\\w*Error|^\\d+$");

    /// What it printed of its result, or of its end.
    String what() {
      return printed.stream()
          .flatMap(line -> CAUSE.matcher(line).results())
          .findFirst()
          .orElseThrow()
          .group();
    }

    @Override
    public String toString() {
      return "exit code %d, %s".formatted(exit, what());
    }
  }
}
