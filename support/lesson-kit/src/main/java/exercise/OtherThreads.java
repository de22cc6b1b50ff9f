package exercise;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The threads that an answer works on. It may start any, so its test knows none of them; and what
/// an answer must *not* do, it might do later, on one of those.
public final class OtherThreads {

  /// In each, a thread of either kind is started and comes to its end. So does, on busy cores as
  /// well, whatever else was ready to run: a thread that has just been woken, above all.
  private static final int QUIET_ROUNDS = 10;

  private static final Duration LONGEST = Duration.ofSeconds(4);

  /// The JVM's own. Carriers are asked in another way.
  private static final Set<String> GROUPS_OF_THE_JVM =
      Set.of("system", "InnocuousThreadGroup", "CarrierThreads");

  private final VirtualThreadSchedulerMXBean virtual =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  /// The test runner's, or an IDE's: they may run all the time.
  private final Set<Thread> earlier = platformThreads().collect(Collectors.toSet());

  /// Returns when nothing happens any more: each thread of the answer's has ended, or waits for
  /// something. A timer may wake it still. Where threads go on and on, this gives up after some
  /// seconds, and the result is false: then a mistake may be overlooked, and no right answer is
  /// refused.
  public boolean settle() throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int quiet = 0; quiet < QUIET_ROUNDS; ) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.ofPlatform().start(() -> {}).join();
      Thread.ofVirtual().start(() -> {}).join();
      quiet = isQuiet() ? quiet + 1 : 0;
    }
    return true;
  }

  private boolean isQuiet() {
    return virtual.getMountedVirtualThreadCount() <= 0
        && virtual.getQueuedVirtualThreadCount() <= 0
        && platformThreads()
            .filter(thread -> !thread.equals(Thread.currentThread()) && !earlier.contains(thread))
            .noneMatch(OtherThreads::runs);
  }

  /// A thread that waits for a socket or in a selector is RUNNABLE, too: it is in a system call.
  private static boolean runs(Thread thread) {
    if (thread.getState() != State.RUNNABLE) {
      return false;
    }
    var innermost = Arrays.stream(thread.getStackTrace()).findFirst();
    return innermost
        .filter(frame -> frame.isNativeMethod() && frame.getClassName().startsWith("sun.nio.ch."))
        .isEmpty();
  }

  private static Stream<Thread> platformThreads() {
    var root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    var threads = new Thread[root.activeCount() + 100];
    root.enumerate(threads);
    return Arrays.stream(threads)
        .filter(Objects::nonNull)
        .filter(thread -> {
          var group = thread.getThreadGroup(); // null: it has ended
          return group != null && !GROUPS_OF_THE_JVM.contains(group.getName());
        });
  }

  /// Waits in the middle of a callback, which may not throw an InterruptedException: an interrupt
  /// ends the wait, and the flag stays set.
  public static void awaitHere(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether a call on another thread returns, in whichever way. For the middle of a callback,
  /// where a test refuses nothing.
  public static boolean comesBack(Future<?> call) {
    try {
      call.get(Verdict.PATIENCE.toSeconds() / 2, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // isDone tells them apart
    }
    return call.isDone();
  }

  /// Whether the second thread waits for a lock, a monitor too, that the first one has. Both are
  /// platform threads.
  public static boolean waitsForALockOf(Thread owner, Thread waiting) {
    var info = ManagementFactory.getThreadMXBean().getThreadInfo(waiting.threadId());
    return info != null && info.getLockOwnerId() == owner.threadId();
  }

  /// Looks for a thread, a virtual one too, that is inside of the code of one of these classes, or
  /// of their nested ones. The result is where: of the classes' own frames the innermost.
  public static Optional<String> inside(Class<?>... classes) throws IOException {
    Path folder = Files.createTempDirectory("threads");
    Path dump = folder.resolve("dump");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      String names =
          Arrays.stream(classes)
              .map(type -> Pattern.quote(type.getName()))
              .collect(Collectors.joining("|"));
      return Pattern.compile("at \\S*\\b(?:" + names + ")[.$].*\\((\\S+)\\)")
          .matcher(Files.readString(dump))
          .results()
          .map(frame -> frame.group(1))
          .findFirst();
    } finally {
      Files.deleteIfExists(dump);
      Files.delete(folder);
    }
  }
}
