package queues;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Time;

/// One of three questions makes the service fail. Who hears of it?
///
/// One might expect the worker's loop to go on. If nothing catches what a job throws, the job takes
/// the worker with it: the questions behind it are never asked, and their submitters wait for ever.
/// A [java.util.concurrent.FutureTask] catches everything, and keeps it for the thread that calls
/// `get`: its submitter.
///
/// Run `make part_07 STEP=6b`. Watch what becomes of the tea.
///
/// Trap: A failed job costs that job. In fact, what it throws ends the worker's loop, unless the
/// job keeps it for its submitter.
final class Step06b_AFailureIsItsSubmittersAlone {

  static void main() throws InterruptedException {
    say("eggs, burnt ham, tea");
    say("a bare loop     %s", bareLoop());
    try (var client =
        PacedClient.withWorkers(
            1, Step06b_AFailureIsItsSubmittersAlone::cook, new Pace(_ -> 0, Time.REAL), 3)) {
      say(
          "fetch           %s, %s, %s",
          ask(client, "eggs"), ask(client, "ham"), ask(client, "tea"));
    }
  }

  /// The mistake. ALWAYS the worker ends with the ham, and the tea is left in the queue.
  static String bareLoop() throws InterruptedException {
    var jobs = new LinkedBlockingQueue<String>();
    Thread worker =
        Thread.ofVirtual()
            .uncaughtExceptionHandler((_, _) -> {}) // it would print; here the result says it
            .start(() -> loop(jobs));
    jobs.put("eggs");
    jobs.put("ham");
    jobs.put("tea");
    worker.join();
    return "the worker has ended, and " + jobs + " is left";
  }

  private static void loop(LinkedBlockingQueue<String> jobs) {
    try {
      while (true) {
        cook(jobs.take());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The repair: the answer, or why there is none. ALWAYS one of the two, for each submitter.
  static String ask(PacedClient<String, String> client, String question)
      throws InterruptedException {
    try {
      return client.fetch(question);
    } catch (ExecutionException e) {
      return e.getCause().getMessage();
    }
  }

  static String cook(String dish) throws IOException {
    if (dish.equals("ham")) {
      throw new IOException("the ham is burnt");
    }
    return dish;
  }
}
