package queues;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lesson.Span;
import queues.worker.Pace;
import queues.worker.PacedClient;

/// A service may be asked ten times a second. Three threads want four answers each. Which of them
/// has to know of the limit, or of the others?
///
/// One might give each thread a third of the rate, or a queue for its answers and a number for each
/// question. None of that is needed. Each question is a job in one queue, workers take the jobs at
/// the pace, and the thread that asked waits for its own job: [PacedClient#fetch] is a call.
///
/// Run `make part_07 STEP=6a`. Watch the workers' spans: one begins every 0.1 s, whoever asked.
///
/// Trap: Threads that share a rate limit have to know of each other. In fact, each makes a call and
/// gets its own answer; the queue and the pace are behind it.
final class Step06a_TheSubmitterSeesACall {

  static void main() throws Exception {
    say("three submitters, four questions each, one question every 0.1 s");
    Pace pace = Pace.every(Duration.ofMillis(100));
    try (var client = PacedClient.withWorkers(2, Step06a_TheSubmitterSeesACall::answer, pace, 3)) {
      for (Answers answers : threeSubmitters(client)) {
        say("%s", answers);
      }
    }
    timeline();
  }

  /// ALWAYS each gets the answers to its own questions, in its own order.
  static List<Answers> threeSubmitters(PacedClient<String, String> client) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Answers>>();
      for (String name : List.of("ann", "ben", "cas")) {
        running.add(threads.submit(() -> submitter(name, client)));
      }
      var answers = new ArrayList<Answers>();
      for (Future<Answers> one : running) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  /// Nothing here is about a queue, a worker or a rate.
  private static Answers submitter(String name, PacedClient<String, String> client)
      throws ExecutionException, InterruptedException {
    var answers = new ArrayList<String>();
    for (int i = 1; i <= 4; i++) {
      answers.add(client.fetch(name + i));
    }
    return new Answers(name, answers);
  }

  record Answers(String submitter, List<String> answers) {
    @Override
    public String toString() {
      return submitter + " has " + String.join(", ", answers);
    }
  }

  private static String answer(String question) throws InterruptedException {
    try (Span _ = span(question).waits()) {
      Thread.sleep(50);
      return question.toUpperCase(Locale.ROOT);
    }
  }
}
