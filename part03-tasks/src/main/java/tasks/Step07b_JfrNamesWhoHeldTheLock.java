package tasks;

import static lesson.Lesson.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// A task was slow, and is done. Who held it up?
///
/// One might expect that it is too late to ask: a thread dump shows what is so now. JDK Flight
/// Recorder has been writing down what was, with names and stacks. It has a gap: of a virtual
/// thread that waits to enter `synchronized`, JDK 25.0.3 writes nothing down.
///
/// Run `make part_03 STEP=7b`. Watch the two names. A whole program is recorded with
/// `-XX:StartFlightRecording:filename=x.jfr`, and read with `jfr summary x.jfr` or JDK Mission
/// Control.
///
/// Trap: When a wait is over, nobody can tell who caused it. In fact, JDK Flight Recorder has
/// written down who waited, for how long, and which thread held the lock.
final class Step07b_JfrNamesWhoHeldTheLock {

  static void main() throws IOException, InterruptedException {
    Duration held = Duration.ofMillis(300);
    say("backup holds a lock for 300 ms after report has come for it");
    say("platform threads: %s", inWords(recordAWait(Thread.ofPlatform(), held)));
    say("virtual threads:  %s", inWords(recordAWait(Thread.ofVirtual(), held)));
  }

  /// A thread that waited to enter a `synchronized` block, and the one that was inside.
  record Wait(String waiter, String holder, long millis) {
    @Override
    public String toString() {
      return "%s waited %d ms for %s".formatted(waiter, millis, holder);
    }
  }

  /// What was recorded while one thread held the lock, until another had come for it and then for
  /// `held` longer. ALWAYS the one wait, of platform threads.
  static List<Wait> recordAWait(Thread.Builder kind, Duration held)
      throws IOException, InterruptedException {
    try (var recording = new Recording()) {
      recording.enable("jdk.JavaMonitorEnter").withoutThreshold(); // default.jfc has one of 20 ms
      recording.start();
      var lock = new Object();
      var holding = new CountDownLatch(1);
      Thread report = kind.name("report").unstarted(() -> enter(lock));
      Thread backup = kind.name("backup").start(() -> hold(lock, holding, report, held));
      holding.await();
      report.start();
      report.join();
      backup.join();
      recording.stop();
      return read(recording);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // polls for a state that nothing announces
  private static void hold(Object lock, CountDownLatch holding, Thread waiter, Duration held) {
    synchronized (lock) {
      holding.countDown();
      while (waiter.getState() != Thread.State.BLOCKED) {
        Thread.yield();
      }
      try {
        Thread.sleep(held);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void enter(Object lock) {
    synchronized (lock) {
      // whatever it had to do
    }
  }

  private static List<Wait> read(Recording recording) throws IOException {
    Path file = Files.createTempFile("wait", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getThread() != null && event.getThread("previousOwner") != null)
          .map(Step07b_JfrNamesWhoHeldTheLock::toWait)
          .filter(wait -> wait.waiter().equals("report"))
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  private static Wait toWait(RecordedEvent event) {
    return new Wait(
        event.getThread().getJavaName(),
        event.getThread("previousOwner").getJavaName(),
        event.getDuration().toMillis());
  }

  private static String inWords(List<Wait> waits) {
    return waits.isEmpty() ? "no wait recorded" : waits.getFirst().toString();
  }
}
