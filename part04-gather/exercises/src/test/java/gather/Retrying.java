package gather;

import static exercise.Verdict.onAnotherThread;
import static gather.FakeServer.ok;
import static gather.FakeServer.retryAfter;
import static gather.FakeServer.status;

import exercise.Handed;
import exercise.Verdict;
import gather.Exercise04_RetryWithManners.Manners;
import gather.Exercise04_RetryWithManners.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/// Callers that retry, a time that passes only when they sleep, and how their waits are judged.
abstract class Retrying {

  static final Duration FIRST = Duration.ofMillis(100);

  static final Duration LONGEST = Duration.ofSeconds(1);

  static final Duration NO_LIMIT = Duration.ofDays(1);

  static final Manners MANNERS = new Manners(FIRST, LONGEST, NO_LIMIT, 100);

  final Verdict verdict = new Verdict(Exercise04_RetryWithManners.class);

  final FakeTime time = new FakeTime();

  final CountDownLatch mayWake = new CountDownLatch(1);

  DoubleSupplier random = () -> 0.5;

  /// Whether the caller of [#sleepOf] does so on its own thread.
  private volatile boolean sleepsItself;

  /// Whether the thread that made the last [#get] had its interrupt flag set then.
  volatile boolean flagged;

  @AfterEach
  void wake() {
    mayWake.countDown();
  }

  Exercise04_RetryWithManners with(Manners manners) {
    return new Exercise04_RetryWithManners(manners, () -> random.getAsDouble(), time, time);
  }

  static Manners withLimit(Duration limit) {
    return new Manners(FIRST, LONGEST, limit, 100);
  }

  static Manners withRetries(int retries) {
    return new Manners(FIRST, LONGEST, NO_LIMIT, retries);
  }

  FakeServer server(Response... responses) {
    return new FakeServer(time, Duration.ZERO, responses);
  }

  /// On another thread, so that a test sees that it returns.
  Response get(Exercise04_RetryWithManners retry, Callable<Response> server) throws Exception {
    return verdict.get(
        onAnotherThread(() -> {
          var response = retry.get(server);
          flagged = Thread.currentThread().isInterrupted();
          return response;
        }),
        () ->
            verdict.refuse(
                "Ten seconds later `get` has not returned. It has called `sleeper` %s times."
                    .formatted(time.sleeps() > 100 ? "more than 100" : time.sleeps())));
  }

  /// What `get` throws instead of a response is not what was asked for.
  Response getOrRefuse(Exercise04_RetryWithManners retry, FakeServer server, String observed)
      throws Exception {
    try {
      return get(retry, server);
    } catch (UnsupportedOperationException toDo) {
      throw toDo;
    } catch (Exception e) {
      throw verdict.refuse(observed + "`get` threw " + e + ".", e);
    }
  }

  /// Returns while a caller sleeps. It wakes up at the test's end.
  Future<Response> sleepOf(Exercise04_RetryWithManners retry, FakeServer server) throws Exception {
    var asleep = new CountDownLatch(1);
    var thread = new AtomicReference<Thread>();
    time.sleep =
        () -> {
          sleepsItself = Thread.currentThread().equals(thread.get());
          asleep.countDown();
          mayWake.await();
        };
    var caller =
        onAnotherThread(() -> {
          thread.set(Thread.currentThread());
          return retry.get(server);
        });
    verdict.await(() -> asleep.getCount() == 0 || caller.isDone(), "After a 503 nobody sleeps.");
    if (asleep.getCount() > 0) {
      verdict.get(caller, "It is done, and not done.");
      throw verdict.refuse("After a 503 `sleeper` was not called.");
    }
    time.sleep = () -> {};
    return caller;
  }

  AssertionError waitsForTheFirstOne(boolean slept) {
    String observed = "While one caller waited after a 503, another one was told not now as well. ";
    if (slept) {
      return verdict.refuse(observed + "Its wait has ended, and it has no response.");
    }
    observed += "Ten seconds later it has not called `sleeper`.";
    return sleepsItself // and no thread that sleeps for all of them
        ? verdict.refuse(observed, "what-is-taken-stays-locked")
        : verdict.refuse(observed);
  }

  List<Duration> waits(FakeServer server, int count) {
    if (server.waits().size() != count) {
      throw verdict.refuse(
          "Not now, said the server %d times, and then 200. The request was made %d times."
              .formatted(count, server.requests()));
    }
    return server.waits();
  }

  /// Give or take what gets lost where an answer counts milliseconds.
  static boolean is(Duration time, Duration expected) {
    return time.minus(expected).abs().compareTo(Duration.ofMillis(1)) <= 0;
  }

  static boolean areAll(List<Duration> waits, List<Duration> expected) {
    return IntStream.range(0, waits.size()).allMatch(i -> is(waits.get(i), expected.get(i)));
  }

  static String inWords(Duration time) {
    return time.toMillis() + " ms";
  }

  /// `random` gave 0.5, and `retryAfter` was 4.
  AssertionError notAsTold(Duration wait) {
    String observed =
        "`retryAfter` was 4, `random` gave 0.5, and the wait was %s.".formatted(inWords(wait));
    if (is(wait, Duration.ofSeconds(4))) {
      return verdict.refuse(observed, "who-waits-as-told-is-alone");
    }
    if (wait.compareTo(Duration.ofMillis(10)) < 0 && !is(wait, Duration.ZERO)) {
      return verdict.refuse(observed, "seconds-are-milliseconds");
    }
    if (is(wait, Duration.ofSeconds(2))) {
      return verdict.refuse(observed, "the-server-says-at-most");
    }
    if (is(wait, FIRST.dividedBy(2))) {
      return verdict.refuse(observed, "the-server-does-not-know");
    }
    if (is(wait, LONGEST) || is(wait, LONGEST.multipliedBy(3).dividedBy(2))) {
      return verdict.refuse(observed, "the-longest-holds-for-the-server-too");
    }
    return verdict.refuse(observed);
  }

  AssertionError wrongWaits(List<Duration> waits, List<Duration> expected, int... bounds) {
    String observed =
        "Four times in a row the server said not now; `random` gave 0.25, 0.75, 0.5, 0.25. The"
            + " waits"
            + " were %s, and not %s."
                .formatted(
                    waits.stream().map(w -> inWords(w)).toList(),
                    expected.stream().map(w -> inWords(w)).toList());
    var whole = IntStream.of(bounds).mapToObj(Duration::ofMillis).toList();
    if (areAll(waits, whole)) {
      return verdict.refuse(observed, "the-same-wait-for-everybody");
    }
    return verdict.refuse(observed);
  }

  /// A wait after one that the server had asked for. Which ones count?
  AssertionError doesNotCount(Duration wait) throws Exception {
    String observed =
        "`get` had asked again once, as the server had said. Its next wait was %s, not 100 ms."
            .formatted(inWords(wait));
    if (is(wait, FIRST.dividedBy(2))) {
      var server = server(status(503), retryAfter(3), status(503), ok());
      get(with(MANNERS), server);
      if (is(waits(server, 3).getLast(), FIRST)) { // and not the first bound again
        return verdict.refuse(
            observed + " In a `get` whose first wait was one of its own it was 100 ms, not 200 ms.",
            "only-my-own-waits-count");
      }
    }
    return verdict.refuse(observed);
  }

  private AssertionError notLongest(String often, int i, List<Duration> waits, String belief) {
    String observed =
        often
            + "Wait %d was %s, and not half of the longest bound, 500 ms."
                .formatted(i + 1, inWords(waits.get(i)));
    if (!belief.isEmpty()) {
      return verdict.refuse(observed, belief);
    }
    if (is(waits.getLast(), LONGEST)) { // half of 3.2 s, and then cut
      return verdict.refuse(observed, "the-longest-is-cut-last");
    }
    return verdict.refuse(observed);
  }

  /// A request takes 5 ms, and on the given clock no time at all.
  boolean goesByAnotherClock() throws Exception {
    var server = server(retryAfter(0), ok());
    get(
        with(withLimit(Duration.ofNanos(1))),
        () -> {
          for (long begun = System.nanoTime(); System.nanoTime() - begun < 5_000_000; ) {
            Thread.onSpinWait();
          }
          return server.call();
        });
    return server.requests() == 1;
  }

  void expectReturned(Response response) throws Exception {
    var server = server(response, ok());
    var got = get(with(MANNERS), server);
    if (server.requests() > 1) {
      String observed = "The response was %s, and the request was made again.".formatted(response);
      throw response.status() >= 500 && response.retryAfter().isEmpty()
          ? verdict.refuse(observed, "every-server-error-will-pass")
          : verdict.refuse(observed);
    }
    if (!response.equals(got)) {
      throw verdict.refuse("The response was %s, and `get` returned %s.".formatted(response, got));
    }
  }

  void expectLongest(int times, String belief) throws Exception {
    var responses = new ArrayList<Response>();
    for (int i = 0; i < times; i++) {
      responses.add(status(503));
    }
    responses.add(ok());
    var server = server(responses.toArray(Response[]::new));
    String often =
        "%d times the server said not now; `random` gave 0.5 each time. ".formatted(times);
    try {
      get(with(MANNERS), server);
    } catch (ArithmeticException e) {
      throw verdict.refuse(often + "`get` threw " + e + ".", "a-power-of-two-fits", e);
    }
    var waits = waits(server, times);
    for (int i = 4; i < times; i++) {
      if (!is(waits.get(i), LONGEST.dividedBy(2))) {
        throw notLongest(often, i, waits, belief);
      }
    }
  }

  void expectThrown(Throwable thrown) throws Exception {
    var calls = new AtomicInteger();
    String observed = "The request threw %s. ".formatted(thrown);
    Response got;
    try {
      got =
          get(
              with(MANNERS),
              () -> {
                if (calls.incrementAndGet() == 1) {
                  Handed.fail(thrown);
                }
                return ok();
              });
    } catch (UnsupportedOperationException | AssertionError e) {
      throw e;
    } catch (Exception | Error e) {
      if (e.equals(thrown)) {
        return;
      }
      String instead = observed + "`get` threw " + e + ".";
      throw thrown instanceof Error && Handed.of(thrown, e) == Handed.WRAPPED
          ? verdict.refuse(
              instead + " An IOException had gone on as it was.",
              "only-what-is-declared-is-thrown",
              e)
          : verdict.refuse(instead, e);
    }
    throw calls.get() > 1
        ? verdict.refuse(observed + "It was made again.", "a-failure-is-a-not-now")
        : verdict.refuse(observed + "`get` returned " + got + ".");
  }

  void expectBounds(Exercise04_RetryWithManners retry, int... bounds) throws Exception {
    var numbers = List.of(0.25, 0.75, 0.5, 0.25);
    var drawn = new AtomicInteger();
    random = () -> drawn.get() < 4 ? numbers.get(drawn.getAndIncrement()) : 0.5;
    var server = server(status(503), status(429), status(503), status(503), ok());
    get(retry, server);
    var waits = waits(server, 4);
    var expected = new ArrayList<Duration>();
    for (int i = 0; i < 4; i++) {
      expected.add(Duration.ofMillis(Math.round(bounds[i] * numbers.get(i))));
    }
    if (!areAll(waits, expected)) {
      throw wrongWaits(waits, expected, bounds);
    }
  }

  void expectAskedAgain(int status) throws Exception {
    var server = server(status(status), ok());
    var got = get(with(MANNERS), server);
    if (server.requests() == 1) {
      String observed = "The status was %d, and the request was not made again.".formatted(status);
      throw status == 429
          ? verdict.refuse(observed + " After a 503 it was.", "four-hundred-is-my-fault")
          : verdict.refuse(observed);
    }
    if (!ok().equals(got)) {
      throw verdict.refuse(
          "The status was %d, then 200, and `get` returned %s.".formatted(status, got));
    }
    if (time.sleeps() == 0) {
      throw verdict.refuse(
          "The status was %d, and the request was made again. `sleeper` was not called."
              .formatted(status),
          "any-sleep-will-do");
    }
  }

  AssertionError returned(String observed, Response got) {
    return flagged && status(503).equals(got)
        ? verdict.refuse(
            observed + ", with the thread's interrupt flag set.", "the-flag-says-it-all")
        : verdict.refuse(observed + ".");
  }
}
