package queues;

import static lesson.Lesson.awaitWaiting;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Time;

/// A submitter no longer wants its answer, and its job is still in the queue. Is it asked all the
/// same?
///
/// One might expect that whoever stops waiting has stopped the work. A future does not do that
/// (part 3, 2a): somebody has to take the job back. `fetch` does, when its thread is interrupted
/// and when its time is over, so the turn goes to a question that is still wanted.
///
/// Run `make part_07 STEP=6c`. Watch which questions the service gets to see.
final class Step06c_AnInterruptTakesTheJobBack {

  static void main() throws Exception {
    say("one worker is busy; ann is interrupted, ben has 0.1 s, cas waits");
    say("the service is asked by %s", askedBy(Duration.ofMillis(100)));
  }

  /// Who has asked, as the service saw it. ALWAYS the busy one and cas.
  static List<String> askedBy(Duration limit) throws Exception {
    var asked = new CopyOnWriteArrayList<String>();
    var busy = new CountDownLatch(1);
    var free = new CountDownLatch(1);
    try (var client =
        PacedClient.withWorkers(
            1,
            (String name) -> {
              asked.add(name);
              busy.countDown();
              free.await();
              return name;
            },
            new Pace(_ -> 0, Time.REAL),
            3)) {
      Thread.startVirtualThread(() -> fetch(client, "busy"));
      busy.await();
      Thread ann = Thread.startVirtualThread(() -> fetch(client, "ann"));
      awaitWaiting(ann); // her job is in the queue
      ann.interrupt();
      ann.join();
      try {
        client.fetch("ben", limit);
      } catch (TimeoutException e) {
        // its time is over, and its job is gone
      }
      Thread cas = Thread.startVirtualThread(() -> fetch(client, "cas"));
      free.countDown();
      cas.join();
      return asked;
    }
  }

  private static void fetch(PacedClient<String, String> client, String name) {
    try {
      client.fetch(name);
    } catch (InterruptedException e) {
      // the job was taken back; this thread ends here
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
