package ascompleted;

import static ascompleted.Step04d_AHedgeCutsTheTail.succeeded;
import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Today the server is slow: every try takes 0.5 s, and a second try is sent after 0.2 s, which was
/// the 95th percentile yesterday. How many requests does it get for 20 calls?
///
/// One might expect one in twenty more, as in step 4d. But now every call is later than 95 of 100
/// were, and the server that is slow because it has too much to do gets twice as much. A budget
/// bounds that: second tries may be a tenth of the calls, and no more.
///
/// Run `make part_05 STEP=4e`. Watch the number of requests.
///
/// Trap: A hedge costs one request in twenty. In fact, it doubles the load of a server that has
/// become slow, unless a budget bounds the second tries.
final class Step04e_AHedgeNeedsABudget {

  static void main() throws Exception {
    try (var requests = Requests.atMost(40);
        var threads = newThreadPerTaskExecutor(ofVirtual().name("try-", 1).factory())) {
      var after = Duration.ofMillis(200);
      Callable<String> attempt = () -> requests.http().get(requests.server().url("/delay/0.5"));
      say("20 calls at once, and each try takes 0.5 s");
      twenty(_ -> hedged(attempt, after, new Budget(100), threads));
      say("no budget     %d requests", requests.server().stats().requests());
      requests.server().reset();
      var tenth = new Budget(10);
      twenty(_ -> hedged(attempt, after, tenth, threads));
      say("a tenth more  %d requests", requests.server().stats().requests());
    }
  }

  /// As in step 4d, but for the budget. NEVER sends a second try that the budget does not allow.
  static <T> T hedged(Callable<T> attempt, Duration after, Budget budget, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    var completed = new ExecutorCompletionService<T>(threads);
    var tries = new ArrayList<Future<T>>();
    try {
      budget.called();
      tries.add(completed.submit(attempt));
      Future<T> done = completed.poll(after.toNanos(), NANOSECONDS);
      int taken = done == null ? 0 : 1;
      if (done == null && budget.takeSecondTry()) {
        tries.add(completed.submit(attempt));
      }
      while (!succeeded(done) && taken < tries.size()) {
        done = completed.take();
        taken++;
      }
      return done.get();
    } finally {
      tries.forEach(one -> one.cancel(true));
    }
  }

  /// Second tries may be so many of a hundred calls. One for all calls to a server.
  static final class Budget {
    private final int percent;
    private long calls;
    private long secondTries;

    Budget(int percent) {
      this.percent = percent;
    }

    synchronized void called() {
      calls++;
    }

    synchronized boolean takeSecondTry() {
      if (100 * (secondTries + 1) > percent * calls) {
        return false;
      }
      secondTries++;
      return true;
    }
  }

  private static void twenty(Work<Integer, String> call) {
    var numbers = IntStream.rangeClosed(1, 20).boxed().toList();
    try (var outcomes = new AsCompleted<>(numbers, 20, call).stream()) {
      if (!outcomes.allMatch(outcome -> outcome instanceof Success)) {
        throw new IllegalStateException("a call failed");
      }
    }
  }
}
