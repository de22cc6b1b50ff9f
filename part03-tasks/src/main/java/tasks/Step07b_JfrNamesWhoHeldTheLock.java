package tasks;

import static java.lang.Thread.ofPlatform;
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
/// Recorder has been writing down what was, with names and stacks. (One gap, in 25.0.3: a virtual
/// thread that waits for a monitor leaves its carrier meanwhile, and this event is not written.)
///
/// Run `make part_03 STEP=7b`. Watch the two names. A whole program is recorded with
/// `-XX:StartFlightRecording:filename=x.jfr`, and read with `jfr summary x.jfr` or JDK Mission
/// Control.
final class Step07b_JfrNamesWhoHeldTheLock {

  static void main() throws IOException, InterruptedException {
    for (Wait wait : recordAWait(Duration.ofMillis(300))) {
      say("%s waited %d ms for a lock that %s held", wait.waiter(), wait.millis(), wait.holder());
    }
  }

  /// A thread that waited to enter a `synchronized` block, and the one that was inside.
  record Wait(String waiter, String holder, long millis) {}

  /// Has one task hold a lock, until another has come for it and then for `held` longer.
  static List<Wait> recordAWait(Duration held) throws IOException, InterruptedException {
    try (var recording = new Recording()) {
      recording.enable("jdk.JavaMonitorEnter").withoutThreshold(); // normally from 20 ms on
      recording.start();
      var lock = new Object();
      var holding = new CountDownLatch(1);
      Thread report = ofPlatform().name("report").unstarted(() -> enter(lock));
      Thread backup = ofPlatform().name("backup").start(() -> hold(lock, holding, report, held));
      holding.await();
      report.start();
      report.join();
      backup.join();
      recording.stop();
      return read(recording);
    }
  }

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
}
