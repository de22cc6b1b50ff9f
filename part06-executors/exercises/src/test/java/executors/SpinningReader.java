package executors;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lesson.Jdk;

/// Asks a monitor for its last result, again and again, until it is another one. Runs in a JVM of
/// its own, which compiles the loop before it goes on: a field that another thread may change any
/// time is then read in each round, and any other field once.
final class SpinningReader {

  private static final int NEVER_SEEN = 3;
  private static final String[] FLAGS = {"-Xbatch", "-XX:-TieredCompilation", "-XX:+UseSerialGC"};

  /// So many rounds are compiled.
  private static final int WARM_UP = 50_000;

  private static final long PATIENCE = 10_000;

  private SpinningReader() {}

  /// Whether the loop has gone on for ever, with what it had read at first.
  static boolean seesNothingNew() throws Exception {
    var command = new ArrayList<String>();
    command.add(Jdk.tool("java"));
    command.addAll(List.of(FLAGS));
    String classes = folder(SpinningReader.class) + File.pathSeparator;
    command.addAll(
        List.of(
            "-cp",
            classes + folder(Exercise04_AMonitorOfItsOwn.class),
            SpinningReader.class.getName()));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(15, TimeUnit.SECONDS) && process.exitValue() == NEVER_SEEN;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path folder(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  static void main() throws InterruptedException {
    var results = new AtomicInteger();
    var pause = new Semaphore(0);
    var monitor =
        new Exercise04_AMonitorOfItsOwn<Integer>(
            results::incrementAndGet, pause::acquire, Thread.ofPlatform().daemon().factory());
    monitor.start();
    while (monitor.last() == null) {
      Thread.sleep(1);
    }
    Integer first = monitor.last();
    for (int i = 0; i < 20; i++) {
      spin(monitor, first, WARM_UP);
    }
    var spinning = new CountDownLatch(1);
    Thread.ofPlatform().daemon().start(() -> checkAgain(spinning, pause));
    spinning.countDown();
    spin(monitor, first, Long.MAX_VALUE);
    Runtime.getRuntime().halt(0);
  }

  @SuppressWarnings({"BoxedPrimitiveEquality", "ReferenceEquality"}) // until it is another object
  private static void spin(Exercise04_AMonitorOfItsOwn<Integer> monitor, Integer last, long most) {
    long rounds = 0;
    while (monitor.last() == last && rounds < most) {
      rounds++;
    }
  }

  /// A while later, and then gives the reader time to see it. If the loop has not begun by then, on
  /// a busy machine, the mistake is overlooked.
  private static void checkAgain(CountDownLatch spinning, Semaphore pause) {
    try {
      spinning.await();
      Thread.sleep(300);
      pause.release();
      Thread.sleep(PATIENCE);
      Runtime.getRuntime().halt(NEVER_SEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
