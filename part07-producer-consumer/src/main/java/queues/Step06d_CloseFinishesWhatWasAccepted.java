package queues;

import static lesson.Lesson.awaitWaiting;
import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Time;

/// A client is closed while one job is in flight, two are in its queue, and two submitters wait for
/// room. What becomes of each?
///
/// One might expect all five to be done, or none. What was accepted is a promise, and is kept:
/// three are done. The two that wait for room were not accepted: they are refused at once, with an
/// exception that says so. No submitter is left waiting.
///
/// Run `make part_07 STEP=6d`. Count the done and the refused.
///
/// Trap: When the workers have ended, no submitter waits any more. In fact, one that waits for room
/// in a plain queue then waits for ever: it has to be woken and refused.
final class Step06d_CloseFinishesWhatWasAccepted {

  static void main() throws Exception {
    say("one worker, room for two, five submitters");
    say("%s", closeWhileFiveAsk());
  }

  /// ALWAYS 3 done and 2 refused.
  static Ends closeWhileFiveAsk() throws Exception {
    var inFlight = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var client =
        PacedClient.withWorkers(
            1,
            (Integer question) -> {
              inFlight.countDown();
              finish.await();
              return question;
            },
            new Pace(_ -> 0, Time.REAL),
            2);
    var waiting = new ArrayList<Thread>();
    try (var submitters =
        Executors.newThreadPerTaskExecutor(task -> {
          Thread thread = Thread.ofVirtual().unstarted(task);
          waiting.add(thread);
          return thread;
        })) {
      var calls = new ArrayList<Future<Integer>>();
      for (int i = 1; i <= 5; i++) {
        int question = i;
        calls.add(submitters.submit(() -> client.fetch(question)));
        awaitWaiting(waiting.getLast());
        inFlight.await(); // from the first on, the worker is busy
      }
      Thread closer = Thread.startVirtualThread(client::close);
      awaitWaiting(closer);
      finish.countDown();
      closer.join();
      return Ends.of(calls);
    }
  }

  record Ends(List<Integer> done, int refused, String why) {
    static Ends of(List<Future<Integer>> calls) throws InterruptedException {
      var done = new ArrayList<Integer>();
      int refused = 0;
      String why = "";
      for (Future<Integer> call : calls) {
        try {
          done.add(call.get());
        } catch (ExecutionException e) {
          refused++;
          why = e.getCause().getMessage();
        }
      }
      return new Ends(done, refused, why);
    }

    @Override
    public String toString() {
      return "%d are done, %d are refused: \"%s\"".formatted(done.size(), refused, why);
    }
  }
}
