package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Race;
import ascompleted.requests.Requests;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/// Four mirrors: one answers 500, one has the file, two are late. `invokeAny` returns the file.
/// What do the two losers do then?
///
/// One might expect that they have stopped: `invokeAny` interrupts them. It does, and returns
/// without waiting for them, so they may be cleaning up. And if all mirrors fail, it throws one of
/// the failures. A loop over outcomes waits in `close`, and knows all failures.
///
/// Run `make part_05 STEP=4b`. Watch how many losers are still at work.
///
/// Trap: When `invokeAny` returns, the losers have stopped. In fact, it has interrupted them and
/// does not wait for their end.
final class Step04b_InvokeAnyDoesNotWait {

  static void main() throws Exception {
    try (var requests = Requests.atMost(4);
        var threads = newThreadPerTaskExecutor(ofVirtual().name("get-", 1).factory())) {
      var mirrors = List.of("/status/500", "/count", LOSER, LOSER);
      say("four mirrors: one broken, one with the file, two late");
      var race = new Race(requests, 2);
      var work = new CleansUp(race);
      String file = invokeAny(mirrors, work, threads);
      say("invokeAny     %s; %d losers at work; %s", file, work.busy(), race.fateOfLosers());
      race = new Race(requests, 2);
      work = new CleansUp(race);
      file = firstSuccess(mirrors, work);
      say("firstSuccess  %s; %d losers at work; %s", file, work.busy(), race.fateOfLosers());
    }
  }

  /// The first success, if there is one. The losers are ALWAYS interrupted, and SOMETIMES still at
  /// work.
  static <I, O> O invokeAny(List<I> inputs, Work<I, O> work, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    return threads.invokeAny(
        inputs.stream().<Callable<O>>map(input -> () -> work.on(input)).toList());
  }

  /// The first success, if there is one; else an exception that has all failures. The losers are
  /// ALWAYS interrupted, and have ALWAYS ended.
  static <I, O> O firstSuccess(List<I> inputs, Work<I, O> work) {
    var noSuccess = new IllegalStateException("none of " + inputs.size() + " succeeded");
    try (var outcomes = AsCompleted.allAtOnce(inputs, work)) {
      for (Outcome<I, O> outcome : outcomes) {
        switch (outcome) {
          case Success(_, var value) -> {
            return value;
          }
          case Failure(_, var cause) -> noSuccess.addSuppressed(cause);
        }
      }
    }
    throw noSuccess;
  }

  /// A loser that is stopped cleans up for 0.2 s.
  static final class CleansUp implements Work<String, String> {
    private final AtomicInteger losersAtWork = new AtomicInteger(2);
    private final Race race;

    CleansUp(Race race) {
      this.race = race;
    }

    @Override
    public String on(String mirror) throws InterruptedException {
      try {
        return race.get(mirror);
      } finally {
        if (mirror.equals(LOSER)) {
          var _ = Thread.interrupted(); // a clean-up may wait: part 3, step 2e
          Thread.sleep(200);
          losersAtWork.decrementAndGet();
        }
      }
    }

    int busy() {
      return losersAtWork.get();
    }
  }
}
