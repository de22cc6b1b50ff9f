package gather;

import static exercise.Verdict.onAnotherThread;
import static gather.FakeServer.ok;
import static gather.FakeServer.retryAfter;
import static gather.FakeServer.status;

import exercise.Interleavings;
import gather.Exercise04_RetryWithManners.Manners;
import gather.Exercise04_RetryWithManners.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Time passes only when an answer sleeps, or when a request takes some.
class Exercise04_RetryWithMannersTest extends Retrying {

  @Test
  void sentence_1_other_responses_are_returned_at_once() throws Exception {
    for (int status : List.of(200, 204, 301, 404, 500, 502, 504)) {
      for (var after : List.of(OptionalInt.empty(), OptionalInt.of(3))) {
        expectReturned(new Response(status, after, "ham"));
      }
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

  @Test
  void sentence_2_it_asks_again() throws Exception {
    expectAskedAgain(503);
    expectAskedAgain(429);
    var server = server(status(503), status(429), status(503), ok());
    if (!ok().equals(get(with(MANNERS), server))) {
      throw verdict.refuse(
          "The responses were 503, 429, 503, 200, and `get` did not return the last of them."
              + " Requests: "
              + server.requests());
    }
  }

  @Test
  void sentence_2_others_go_on_meanwhile() throws Exception {
    var retry = with(MANNERS);
    var _ = sleepOf(retry, server(status(503), ok()));
    var other = onAnotherThread(() -> retry.get(server(ok())));
    verdict.get(
        other,
        () ->
            verdict.refuse(
                "While one caller waited after a 503, another one made a request, and had no"
                    + " response.",
                "one-lock-does-no-harm"));
  }

  @Test
  void sentence_2_and_may_wait_as_well() throws Exception {
    var retry = with(MANNERS);
    var _ = sleepOf(retry, server(status(503), ok()));
    int sleeps = time.sleeps();
    var other = onAnotherThread(() -> retry.get(server(status(503), ok())));
    verdict.get(other, () -> waitsForTheFirstOne(time.sleeps() > sleeps));
  }

  @Test
  void sentence_3_the_wait_is_what_the_server_says_and_a_random_part() throws Exception {
    var server = server(retryAfter(4), ok());
    get(with(MANNERS), server);
    Duration wait = waits(server, 1).getFirst();
    if (!is(wait, Duration.ofSeconds(6))) {
      throw notAsTold(wait);
    }
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
      throw doesNotCount(wait);
    }
  }

  @Test
  void sentence_4_and_is_never_more_than_the_longest() throws Exception {
    expectLongest(6, "");
    expectLongest(90, "a-power-of-two-fits");
  }

  @Test
  void sentence_5_it_does_not_wait_in_vain() throws Exception {
    random = () -> 0;
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

  @Test
  void sentence_5_requests_take_time_too() throws Exception {
    random = () -> 0;
    var server = new FakeServer(time, Duration.ofSeconds(6), retryAfter(3));
    String observed =
        "The limit was 10 s, a request took 6 s, and `retryAfter` was 3: the first wait ends after"
            + " 9 s. ";
    getOrRefuse(with(withLimit(Duration.ofSeconds(10))), server, observed);
    if (server.requests() < 2) {
      throw verdict.refuse(observed + "The request was not made again.");
    }
    if (server.requests() > 2) {
      String made = observed + "It was made %d times.".formatted(server.requests());
      if (!time.wasRead() && goesByAnotherClock()) {
        throw verdict.refuse(made + " `clock` was not read.", "there-is-one-clock");
      }
      throw server.requests() == 4 // three waits of 3 s
          ? verdict.refuse(made, "only-waiting-takes-time")
          : verdict.refuse(made);
    }
  }

  @Test
  void sentence_5_so_does_the_first_one() throws Exception {
    random = () -> 0;
    var server = new FakeServer(time, Duration.ofSeconds(6), retryAfter(5), ok());
    String observed =
        "The limit was 10 s, the first request took 6 s, and `retryAfter` was 5: that ends after 11"
            + " s. ";
    getOrRefuse(with(withLimit(Duration.ofSeconds(10))), server, observed);
    if (server.requests() > 1) {
      throw verdict.refuse(
          observed + "The request was made again.", "the-time-begins-with-the-first-response");
    }
  }

  @Test
  void sentence_5_a_wait_may_end_with_the_limit() throws Exception {
    random = () -> 0;
    var server = server(retryAfter(10), ok());
    String observed = "The limit was 10 s, and `retryAfter` 10. ";
    getOrRefuse(with(withLimit(Duration.ofSeconds(10))), server, observed);
    if (server.requests() == 1) {
      throw verdict.refuse(observed + "The wait would not end later, and nothing was asked again.");
    }
  }

  @Test
  void sentence_5_each_get_has_its_own_limit() throws Exception {
    random = () -> 0;
    var retry = with(withLimit(Duration.ofSeconds(10)));
    time.pass(Duration.ofSeconds(20));
    var server = server(retryAfter(3), ok());
    get(retry, server);
    if (server.requests() < 2) {
      throw verdict.refuse(
          "20 s after the object was made, `get` was called; the limit was 10 s, and `retryAfter`"
              + " 3. The request was not made again.");
    }
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
      throw retries == 3 ? verdict.refuse(made, "each-caller-has-them-all") : verdict.refuse(made);
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
          "One retry. A caller did not ask again, because of the limit. The next one was told not"
              + " now, and did not ask again either.",
          "what-is-not-made-counts");
    }
  }

  @Test
  void sentence_6_one_that_throws_was_made() throws Exception {
    var retry = with(withRetries(1));
    var calls = new AtomicInteger();
    try {
      get(
          retry,
          () -> {
            if (calls.incrementAndGet() > 1) {
              throw new IOException("connection reset");
            }
            return status(503);
          });
    } catch (IOException e) {
      // sentence 1 is about that
    }
    var server = server(status(503), ok());
    get(retry, server);
    if (server.requests() > 1) {
      throw verdict.refuse(
          "One retry. A caller made it, and the request threw an IOException. The next one was told"
              + " not now, and asked again.");
    }
  }

  @Test
  void sentence_6_one_that_waits_has_its_own() throws Exception {
    var retry = with(withRetries(1));
    var _ = sleepOf(retry, server(status(503), ok()));
    int sleeps = time.sleeps();
    var server = server(status(503), ok());
    get(retry, server);
    if (server.requests() > 1 || time.sleeps() > sleeps) {
      throw verdict.refuse(
          "One retry, and one caller waits for its turn to make it. Another one was told not now,"
              + " and "
              + (server.requests() > 1 ? "made it first." : "waited too."),
          "a-retry-counts-when-it-is-made");
    }
  }

  @Test
  void sentence_6_no_two_have_the_same() throws Exception {
    Interleavings.ofEach(TwoAreToldNotNow.class, Exercise04_RetryWithManners.class);
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
        ? verdict.refuse(observed + "The request was made again.", "an-interrupt-may-be-swallowed")
        : returned(observed + "`get` returned " + got, got);
  }

  @Test
  void sentence_7_and_its_retry_is_free_again() throws Exception {
    var retry = with(withRetries(1));
    time.sleep =
        () -> {
          throw new InterruptedException("in its sleep");
        };
    try {
      get(retry, server(status(503), ok()));
    } catch (InterruptedException e) {
      // the test before this one is about that
    }
    time.sleep = () -> {};
    String observed =
        "One retry, promised to a caller, and `sleeper` threw an InterruptedException. The next"
            + " caller was told not now, and ";
    var server = server(status(503), ok());
    getOrRefuse(retry, server, observed);
    if (server.requests() == 1) {
      throw verdict.refuse(observed + "did not ask again.", "what-is-promised-will-be-made");
    }
    var third = server(status(503), ok());
    getOrRefuse(retry, third, observed);
    if (third.requests() > 1) {
      throw verdict.refuse(observed + "asked again. So did the one after it.");
    }
  }
}
