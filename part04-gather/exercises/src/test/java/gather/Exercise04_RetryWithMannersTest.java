package gather;

import static exercise.Verdict.onAnotherThread;
import static gather.FakeServer.ok;
import static gather.FakeServer.retryAfter;
import static gather.FakeServer.status;

import exercise.Verdict;
import gather.Exercise04_RetryWithManners.Manners;
import gather.Exercise04_RetryWithManners.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Time passes only when an answer sleeps, or when a request takes some.
class Exercise04_RetryWithMannersTest {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final Manners MANNERS = new Manners(FIRST, LONGEST, NO_LIMIT, 100);

  private final Verdict verdict = new Verdict(Exercise04_RetryWithManners.class);
  private final FakeTime time = new FakeTime();
  private final CountDownLatch mayWake = new CountDownLatch(1);
  private DoubleSupplier random = () -> 0.5;

  @AfterEach
  void wake() {
    mayWake.countDown();
  }

  private Exercise04_RetryWithManners with(Manners manners) {
    return new Exercise04_RetryWithManners(manners, () -> random.getAsDouble(), time, time);
  }

  private FakeServer server(Response... responses) {
    return new FakeServer(time, Duration.ZERO, responses);
  }

  /// On another thread, so that a test sees that it returns.
  private Response get(Exercise04_RetryWithManners retry, Callable<Response> server)
      throws Exception {
    return verdict.get(
        onAnotherThread(() -> retry.get(server)),
        () ->
            verdict.refuse(
                "Ten seconds later `get` has not returned. It has called `sleeper` %d times."
                    .formatted(time.sleeps())));
  }

  @Test
  void sentence_1_other_responses_are_returned_at_once() throws Exception {
    for (int status : List.of(200, 204, 301, 404, 500, 502, 504)) {
      for (var after : List.of(OptionalInt.empty(), OptionalInt.of(3))) {
        expectReturned(new Response(status, after, "ham"));
      }
    }
  }

  private void expectReturned(Response response) throws Exception {
    var server = server(response, ok());
    var got = get(with(MANNERS), server);
    if (server.requests() > 1) {
      String observed =
          "The response was %s, and the request was made again.".formatted(response);
      throw response.status() >= 500 && response.retryAfter().isEmpty()
          ? verdict.refuse(observed, "every-server-error-will-pass")
          : verdict.refuse(observed);
    }
    if (!response.equals(got)) {
      throw verdict.refuse("The response was %s, and `get` returned %s.".formatted(response, got));
    }
  }

  @Test
  void sentence_1_what_the_request_throws_goes_on() throws Exception {
    for (Throwable thrown :
        List.of(
            new IOException("connection reset", new IOException("the shop is shut")),
            new StackOverflowError("too deep").initCause(new IOException("a deep shop")))) {
      expectThrown(thrown);
    }
  }

  private void expectThrown(Throwable thrown) throws Exception {
    var calls = new AtomicInteger();
    String observed = "The request threw %s. ".formatted(thrown);
    Response got;
    try {
      got =
          get(
              with(MANNERS),
              () -> {
                if (calls.incrementAndGet() > 1) {
                  return ok();
                }
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (Exception) thrown;
              });
    } catch (UnsupportedOperationException | AssertionError e) {
      throw e;
    } catch (Exception | Error e) {
      if (e.equals(thrown)) {
        return;
      }
      throw verdict.refuse(observed + "`get` threw " + e + ".", e);
    }
    throw calls.get() > 1
        ? verdict.refuse(observed + "It was made again.", "a-failure-is-a-not-now")
        : verdict.refuse(observed + "`get` returned " + got + ".");
  }

  @Test
  void sentence_2_it_asks_again() throws Exception {
    expectAskedAgain(503);
    expectAskedAgain(429);
    var server = server(status(503), status(429), status(503), ok());
    if (!ok().equals(get(with(MANNERS), server))) {
      throw verdict.refuse(
          "The responses were 503, 429, 503 and then 200. The request was made %d times, and `get` did"
              + " not return the last of them.".formatted(server.requests()));
    }
  }

  private void expectAskedAgain(int status) throws Exception {
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

  @Test
  void sentence_2_others_go_on_meanwhile() throws Exception {
    var retry = with(MANNERS);
    sleepOf(retry, server(status(503), ok()));
    var other = onAnotherThread(() -> retry.get(server(ok())));
    verdict.get(
        other,
        () ->
            verdict.refuse(
                "While one caller waited after a 503, another one made a request, and had no response.",
                "one-lock-does-no-harm"));
  }

  /// Returns while a caller sleeps. It wakes up at the test's end.
  private Future<Response> sleepOf(Exercise04_RetryWithManners retry, FakeServer server)
      throws Exception {
    var asleep = new CountDownLatch(1);
    time.sleep =
        () -> {
          asleep.countDown();
          mayWake.await();
        };
    var caller = onAnotherThread(() -> retry.get(server));
    verdict.await(() -> asleep.getCount() == 0 || caller.isDone(), "After a 503 nobody sleeps.");
    if (asleep.getCount() > 0) {
      verdict.get(caller, "It is done, and not done.");
      throw verdict.refuse("After a 503 `sleeper` was not called.");
    }
    time.sleep = () -> {};
    return caller;
  }

  @Test
  void sentence_3_the_wait_is_what_the_server_says() throws Exception {
    var server = server(retryAfter(3), ok());
    get(with(MANNERS), server);
    Duration wait = waits(server, 1).getFirst();
    if (!is(wait, Duration.ofSeconds(3))) {
      throw notThree(wait);
    }
  }

  private AssertionError notThree(Duration wait) {
    String observed = "`retryAfter` was 3, and the wait %s.".formatted(inWords(wait));
    if (is(wait, Duration.ofMillis(3))) {
      return verdict.refuse(observed, "seconds-are-milliseconds");
    }
    if (is(wait, Duration.ofMillis(1_500))) {
      return verdict.refuse(observed, "the-server-says-at-most");
    }
    if (is(wait, FIRST.dividedBy(2))) {
      return verdict.refuse(observed, "the-server-does-not-know");
    }
    if (is(wait, LONGEST)) {
      return verdict.refuse(observed, "the-longest-holds-for-the-server-too");
    }
    return verdict.refuse(observed);
  }

  private List<Duration> waits(FakeServer server, int count) {
    if (server.waits().size() != count) {
      throw verdict.refuse(
          "Not now, said the server %d times, and then 200. The request was made %d times."
              .formatted(count, server.requests()));
    }
    return server.waits();
  }

  /// Give or take what gets lost where an answer counts milliseconds.
  private static boolean is(Duration time, Duration expected) {
    return time.minus(expected).abs().compareTo(Duration.ofMillis(1)) <= 0;
  }

  private static String inWords(Duration time) {
    return time.toMillis() + " ms";
  }

  @Test
  void sentence_3_though_it_is_nothing() throws Exception {
    var server = server(retryAfter(0), ok());
    get(with(MANNERS), server);
    Duration wait = waits(server, 1).getFirst();
    if (!is(wait, Duration.ZERO)) {
      String observed = "`retryAfter` was 0, and the wait %s.".formatted(inWords(wait));
      throw is(wait, FIRST.dividedBy(2))
          ? verdict.refuse(observed, "nothing-is-none")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_the_bound_doubles() throws Exception {
    expectBounds(with(MANNERS), 100, 200, 400, 800);
  }

  private void expectBounds(Exercise04_RetryWithManners retry, int... bounds) throws Exception {
    var numbers = List.of(0.25, 0.75, 0.5, 0.25);
    var drawn = new AtomicInteger();
    random = () -> drawn.get() < 4 ? numbers.get(drawn.getAndIncrement()) : 0.5;
    var server =
        server(status(503), status(429), status(503), status(503), ok());
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

  private static boolean areAll(List<Duration> waits, List<Duration> expected) {
    return IntStream.range(0, waits.size()).allMatch(i -> is(waits.get(i), expected.get(i)));
  }

  private AssertionError wrongWaits(
      List<Duration> waits, List<Duration> expected, int... bounds) {
    String observed =
        "Four times in a row the server said not now; `random` gave 0.25, 0.75, 0.5, 0.25. The waits"
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

  @Test
  void sentence_4_for_each_caller_anew() throws Exception {
    var retry = with(MANNERS);
    get(retry, server(status(503), status(503), ok()));
    var server = server(status(503), ok());
    get(retry, server);
    Duration wait = waits(server, 1).getFirst();
    if (!is(wait, FIRST.dividedBy(2))) {
      String observed =
          "Another `get` had asked again twice. Then one was told not now for the first time, and"
              + " waited %s instead of 50 ms.".formatted(inWords(wait));
      throw is(wait, FIRST.multipliedBy(2))
          ? verdict.refuse(observed, "one-count-for-all")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_waits_for_the_server_count_too() throws Exception {
    var server = server(retryAfter(3), status(503), ok());
    get(with(MANNERS), server);
    Duration wait = waits(server, 2).getLast();
    if (!is(wait, FIRST)) {
      throw verdict.refuse(
          "`get` had asked again once, after the time that the server had said. Its next wait was %s, half of"
              + " a bound that should be 200 ms.".formatted(inWords(wait)));
    }
  }

  @Test
  void sentence_4_and_is_never_more_than_the_longest() throws Exception {
    expectLongest(6, "");
    expectLongest(90, "a-power-of-two-fits");
  }

  private void expectLongest(int times, String belief) throws Exception {
    var responses = new ArrayList<Response>();
    for (int i = 0; i < times; i++) {
      responses.add(status(503));
    }
    responses.add(ok());
    var server = server(responses.toArray(Response[]::new));
    String often = "%d times the server said not now; `random` gave 0.5 each time. ".formatted(times);
    try {
      get(with(MANNERS), server);
    } catch (ArithmeticException e) {
      throw verdict.refuse(often + "`get` threw " + e + ".", "a-power-of-two-fits", e);
    }
    var waits = waits(server, times);
    for (int i = 4; i < times; i++) {
      if (!is(waits.get(i), LONGEST.dividedBy(2))) {
        throw notLongest(often, i, waits.get(i), belief);
      }
    }
  }

  private AssertionError notLongest(String often, int i, Duration wait, String belief) {
    String observed =
        often + "Wait %d was %s, and not half of the longest bound, 500 ms.".formatted(i + 1, inWords(wait));
    if (!belief.isEmpty()) {
      return verdict.refuse(observed, belief);
    }
    if (is(wait, FIRST.multipliedBy(8))) {
      return verdict.refuse(observed, "the-longest-is-cut-last");
    }
    return verdict.refuse(observed);
  }

  @Test
  void sentence_5_it_does_not_wait_in_vain() throws Exception {
    var retry = with(withLimit(Duration.ofSeconds(10)));
    var server = server(retryAfter(11), ok());
    String observed = "The limit was 10 s, and `retryAfter` 11. ";
    var got = getOrRefuse(retry, server, observed);
    if (server.requests() > 1) {
      throw verdict.refuse(observed + "The request was made again.");
    }
    if (!server.since().isZero()) {
      throw verdict.refuse(
          observed + "`get` waited %s, and then gave up.".formatted(inWords(server.since())),
          "the-time-is-looked-at-afterwards");
    }
    if (!retryAfter(11).equals(got)) {
      throw verdict.refuse(observed + "`get` returned " + got + ".");
    }
  }

  private static Manners withLimit(Duration limit) {
    return new Manners(FIRST, LONGEST, limit, 100);
  }

  /// What `get` throws instead of a response is not what was asked for.
  private Response getOrRefuse(
      Exercise04_RetryWithManners retry, FakeServer server, String observed) throws Exception {
    try {
      return get(retry, server);
    } catch (UnsupportedOperationException toDo) {
      throw toDo;
    } catch (Exception e) {
      throw verdict.refuse(observed + "`get` threw " + e + ".", e);
    }
  }

  @Test
  void sentence_5_requests_take_time_too() throws Exception {
    var server = new FakeServer(time, Duration.ofSeconds(6), retryAfter(3));
    String observed =
        "The limit was 10 s, a request took 6 s, and `retryAfter` was 3: the first wait ends after 9 s. ";
    getOrRefuse(with(withLimit(Duration.ofSeconds(10))), server, observed);
    if (server.requests() < 2) {
      throw verdict.refuse(observed + "The request was not made again.");
    }
    if (server.requests() > 2) {
      String made = observed + "It was made %d times.".formatted(server.requests());
      throw !time.wasRead() && goesByAnotherClock()
          ? verdict.refuse(made + " `clock` was not read.", "there-is-one-clock")
          : verdict.refuse(made, "only-waiting-takes-time");
    }
  }

  /// A request takes 5 ms, and on the given clock no time at all.
  private boolean goesByAnotherClock() throws Exception {
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

  @Test
  void sentence_5_so_does_the_first_one() throws Exception {
    var server = new FakeServer(time, Duration.ofSeconds(6), retryAfter(5), ok());
    String observed =
        "The limit was 10 s, the first request took 6 s, and `retryAfter` was 5: that ends after 11 s. ";
    getOrRefuse(with(withLimit(Duration.ofSeconds(10))), server, observed);
    if (server.requests() > 1) {
      throw verdict.refuse(
          observed + "The request was made again.", "the-time-begins-with-the-first-response");
    }
  }

  @Test
  void sentence_5_a_wait_may_end_with_the_limit() throws Exception {
    var server = server(retryAfter(10), ok());
    String observed = "The limit was 10 s, and `retryAfter` 10. ";
    getOrRefuse(with(withLimit(Duration.ofSeconds(10))), server, observed);
    if (server.requests() == 1) {
      throw verdict.refuse(observed + "The wait would not end later, and nothing was asked again.");
    }
  }

  @Test
  void sentence_5_each_get_has_its_own_limit() throws Exception {
    var retry = with(withLimit(Duration.ofSeconds(10)));
    time.pass(Duration.ofSeconds(20));
    var server = server(retryAfter(3), ok());
    get(retry, server);
    if (server.requests() < 2) {
      throw verdict.refuse(
          "20 s after the object was made, `get` was called; the limit was 10 s, and `retryAfter` 3. The"
              + " request was not made again.");
    }
  }

  private static Manners withRetries(int retries) {
    return new Manners(FIRST, LONGEST, NO_LIMIT, retries);
  }

  @Test
  void sentence_6_one_caller_may_use_them_all() throws Exception {
    var server = server(status(503));
    String observed = "Three retries, and always 503. ";
    var got = getOrRefuse(with(withRetries(3)), server, observed);
    if (server.requests() != 4) {
      String made = observed + "The request was made %d times.".formatted(server.requests());
      throw server.requests() == 3
          ? verdict.refuse(made, "the-first-request-is-a-retry")
          : verdict.refuse(made);
    }
    if (!server.since().isZero()) {
      throw verdict.refuse(
          observed
              + "After the last request `get` waited %s, and then gave up."
                  .formatted(inWords(server.since())),
          "first-wait-then-look");
    }
    if (!status(503).equals(got)) {
      throw verdict.refuse(observed + "`get` returned " + got + ".");
    }
  }

  @Test
  void sentence_6_or_several_share_them() throws Exception {
    var retry = with(withRetries(3));
    get(retry, server(status(503), status(503), ok()));
    var server = server(status(503));
    String observed = "Of three retries one caller had made two. ";
    getOrRefuse(retry, server, observed);
    int retries = server.requests() - 1;
    if (retries != 1) {
      String made = observed + "The next one made %d.".formatted(retries);
      throw retries == 3
          ? verdict.refuse(made, "each-caller-has-them-all")
          : verdict.refuse(made);
    }
  }

  @Test
  void sentence_6_success_costs_nothing() throws Exception {
    var retry = with(withRetries(1));
    for (int i = 0; i < 3; i++) {
      get(retry, server(ok()));
    }
    var server = server(status(503), ok());
    get(retry, server);
    if (server.requests() != 2) {
      throw verdict.refuse(
          "One retry. Three callers succeeded at once; the fourth was told not now, and did not ask"
              + " again.",
          "the-first-request-is-a-retry");
    }
  }

  @Test
  void sentence_6_what_the_limit_forbids_costs_nothing() throws Exception {
    var retry = with(new Manners(FIRST, LONGEST, Duration.ofSeconds(10), 1));
    get(retry, server(retryAfter(11)));
    var server = server(status(503), ok());
    get(retry, server);
    if (server.requests() != 2) {
      throw verdict.refuse(
          "One retry. A caller did not ask again, because of the limit. The next one was told not now,"
              + " and did not ask again either.",
          "what-is-not-made-counts");
    }
  }

  @Test
  void sentence_6_one_that_waits_has_its_own() throws Exception {
    var retry = with(withRetries(1));
    sleepOf(retry, server(status(503), ok()));
    int sleeps = time.sleeps();
    var server = server(status(503), ok());
    get(retry, server);
    if (server.requests() > 1 || time.sleeps() > sleeps) {
      throw verdict.refuse(
          "One retry, and one caller waits for its turn to make it. Another one was told not now, and "
              + (server.requests() > 1 ? "made it first." : "waited too."),
          "a-retry-counts-when-it-is-made");
    }
  }

  @Test
  void sentence_6_no_two_have_the_same() throws Exception {
    Interleavings.ofEach(TwoAsk.class, Exercise04_RetryWithManners.class);
  }

  private static final class TwoAsk implements Callable<Void> {
    private final FakeTime time = new FakeTime();
    private final Exercise04_RetryWithManners retry =
        new Exercise04_RetryWithManners(withRetries(1), () -> 0.5, time, time);

    @Override
    public Void call() throws Exception {
      retry.get(new FakeServer(time, Duration.ZERO, ok()));
      var one = new FakeServer(time, Duration.ZERO, status(503));
      var other = new FakeServer(time, Duration.ZERO, status(503));
      Interleavings.atTheSameMoment(() -> get(one), () -> get(other));
      int retries = one.requests() + other.requests() - 2;
      if (retries != 1) {
        throw new Verdict(Exercise04_RetryWithManners.class)
            .refuse(
                "One retry. Two callers were told not now at the same moment, and made %d."
                    .formatted(retries),
                "two-threads-count-as-one");
      }
      return null;
    }

    private void get(FakeServer server) {
      try {
        retry.get(server);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void sentence_7_an_interrupt_goes_on() throws Exception {
    var interrupt = new InterruptedException("in its sleep");
    time.sleep =
        () -> {
          throw interrupt;
        };
    var server = server(status(503), ok());
    String observed = "`sleeper` threw an InterruptedException. ";
    Response got;
    try {
      got = get(with(MANNERS), server);
    } catch (InterruptedException e) {
      return;
    } catch (UnsupportedOperationException toDo) {
      throw toDo;
    } catch (Exception e) {
      throw verdict.refuse(observed + "`get` threw " + e + ".", e);
    }
    throw server.requests() > 1
        ? verdict.refuse(
            observed + "The request was made again.", "an-interrupt-may-be-swallowed")
        : verdict.refuse(observed + "`get` returned " + got + ".");
  }
}
