package queues;

import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import queues.worker.Pace;
import queues.worker.PacedClient;

/// The pace lets 20 questions a second through, and the service takes 0.3 s for an answer. Are two
/// workers enough?
///
/// One might expect so: the pace is the limit. But a worker that does its job takes no other one
/// meanwhile: two workers answer 2 / 0.3 = 6.7 questions a second. To use the rate, 20 x 0.3 = 6
/// have to be in flight (Little's law, step 3). A worker that starts a task for each job need not
/// know that number.
///
/// Run `make part_07 STEP=6e`. Watch the seconds, and how many are in flight.
///
/// Trap: Two workers use the whole rate, since only the pace holds them up. In fact, waiting for an
/// answer does as well: it takes as many workers as the rate times the seconds of an answer.
final class Step06e_TooFewWorkersWasteTheRate {

  private static final Duration PACE = Duration.ofMillis(50);

  static void main() throws InterruptedException, ExecutionException {
    say("18 questions at once, 20 a second, 0.3 s for an answer");
    var two = new Probe();
    try (var client = PacedClient.withWorkers(2, two::answer, Pace.every(PACE), 18)) {
      say("two workers   %s", all(18, client, two));
    }
    var six = new Probe();
    try (var client = PacedClient.withWorkers(6, six::answer, Pace.every(PACE), 18)) {
      say("six workers   %s", all(18, client, six));
    }
    var each = new Probe();
    try (var client = PacedClient.withATaskEach(each::answer, Pace.every(PACE), 18)) {
      say("a task each   %s", all(18, client, each));
    }
  }

  /// Asks so many questions at once, and waits for all of the answers.
  static InFlight all(int questions, PacedClient<Integer, Integer> client, Probe probe)
      throws InterruptedException, ExecutionException {
    var calls =
        IntStream.range(0, questions)
            .<Callable<Integer>>mapToObj(question -> () -> client.fetch(question))
            .toList();
    try (var submitters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : submitters.invokeAll(calls)) {
        answer.get(); // or the failure of this one
      }
    }
    return new InFlight(probe.most.get());
  }

  record InFlight(int most) {
    @Override
    public String toString() {
      return "at most " + most + " in flight";
    }
  }

  /// A service that counts who is in it.
  static final class Probe {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Integer answer(Integer question) throws InterruptedException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      Thread.sleep(300);
      now.decrementAndGet();
      return question;
    }
  }
}
