package ascompleted;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Requests;
import httpserver.Stats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Of 100 calls, 5 take 1 s and the others 0.1 s. What does a second try cost, and what is it
/// worth?
///
/// One might expect that a second try doubles the requests. It is sent only when the first one is
/// later than 95 of 100: that is the *hedge*. Of both tries the first to succeed is taken, and the
/// other one is cancelled.
///
/// Run `make part_05 STEP=4d`. Watch the slowest call, and the number of requests.
///
/// Trap: A second try for slow calls doubles the load. In fact, one that is sent after the 95th
/// percentile adds one request in twenty, as long as one call in twenty is slow.
final class Step04d_AHedgeCutsTheTail {

  static void main() throws Exception {
    try (var requests = Requests.atMost(40);
        var threads = newThreadPerTaskExecutor(ofVirtual().name("try-", 1).factory())) {
      var server = requests.server();
      say("100 calls, 20 at a time; every twentieth finds the server slow");
      List<Duration> plain = latencies(call -> slowOnce(call, requests).call());
      say("one try   %s, %d requests", shown(plain), server.stats().requests());

      server.reset();
      Duration after = percentile(95, plain).plusMillis(50); // some are just a little later
      say("a second try is sent after %.2f s", seconds(after));
      List<Duration> hedged = latencies(call -> hedged(slowOnce(call, requests), after, threads));
      Stats seen = requests.settled(); // the last loser may just have been cancelled
      say("a hedge   %s, %d requests", shown(hedged), seen.requests());
      say("          the server saw %d of them abandoned", seen.abandoned());
    }
  }

  /// Sends a second try if the first is not done after that time. ALWAYS the first success of the
  /// two, if there is one; NEVER a second try for one that failed in time: that would be a retry.
  /// The loser is ALWAYS interrupted, and not waited for.
  static <T> T hedged(Callable<T> attempt, Duration after, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    var completed = new ExecutorCompletionService<T>(threads);
    var tries = new ArrayList<Future<T>>();
    try {
      tries.add(completed.submit(attempt));
      Future<T> done = completed.poll(after.toNanos(), NANOSECONDS); // null if it is late
      int taken = done == null ? 0 : 1;
      if (done == null) {
        tries.add(completed.submit(attempt));
      }
      while (!succeeded(done) && taken < tries.size()) {
        done = completed.take(); // if one of two fails, the other one may succeed
        taken++;
      }
      return done.get();
    } finally {
      tries.forEach(one -> one.cancel(true)); // does nothing to one that is done
    }
  }

  static boolean succeeded(Future<?> done) {
    return done != null && done.state() == Future.State.SUCCESS;
  }

  /// The smallest of the durations that so many of a hundred do not exceed.
  static Duration percentile(int percent, List<Duration> durations) {
    int rank = Math.ceilDiv(percent * durations.size(), 100);
    return durations.stream().sorted().toList().get(rank - 1);
  }

  static Callable<String> slowOnce(int call, Requests requests) {
    var tries = new AtomicInteger();
    return () -> requests.http().get(requests.server().url(path(call, tries.getAndIncrement())));
  }

  /// Models a server that is slow once in twenty: the first try of each twentieth call.
  static String path(int call, int tries) {
    return call % 20 == 0 && tries == 0 ? "/delay/1" : "/delay/0.1";
  }

  static List<Duration> latencies(Work<Integer, String> call) {
    var latencies = new ArrayList<Duration>();
    Work<Integer, Duration> timed =
        number -> {
          long start = System.nanoTime();
          call.on(number);
          return Duration.ofNanos(System.nanoTime() - start);
        };
    var numbers = IntStream.rangeClosed(1, 100).boxed().toList();
    try (var outcomes = new AsCompleted<>(numbers, 20, timed)) {
      for (Outcome<Integer, Duration> outcome : outcomes) {
        switch (outcome) {
          case Success(_, var latency) -> latencies.add(latency);
          case Failure(_, var cause) -> throw new IllegalStateException(cause);
        }
      }
    }
    return latencies;
  }

  static String shown(List<Duration> latencies) {
    return "95 of 100 within %.2f s, all within %.2f s"
        .formatted(seconds(percentile(95, latencies)), seconds(percentile(100, latencies)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
