package miniredis;

import static exercise.Verdict.onAnotherThread;

import exercise.Interleavings;
import exercise.Settled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import miniredis.Exercise03_RepliesComeInOrder.ErrorReply;
import org.junit.jupiter.api.Test;

/// The server's replies come when the test says so. A reply is "to" and the request, so that a
/// mistaken one shows.
@SuppressWarnings("FutureReturnValueIgnored")
class Exercise03_RepliesComeInOrderTest extends AskingOnAFakeWire {

  @Test
  void sentence_1_it_sends_at_once_and_replies_come_in_order() throws Exception {
    var a = ask("GET a");
    var b = ask("GET b");
    var c = ask("GET c");
    received("to a");
    expect(a, "to a", "Three have asked, and the first reply has come", null);
    if (b.isDone() || c.isDone()) {
      throw verdict.refuse("Three have asked, one reply has come, and two futures are done.");
    }
    received("to b");
    received("to c");
    expect(b, "to b", "Three have asked, and three replies have come", null);
    expect(c, "to c", "Three have asked, and three replies have come", null);
  }

  @Test
  void sentence_1_whoever_asks_the_same() throws Exception {
    var one = ask("INCR n");
    var other = ask("INCR n");
    verdict.await(
        () -> wire.sent.size() == 2,
        () -> verdict.refuse("INCR n was asked twice, and this is sent: " + wire.sent));
    String before = "INCR n was asked twice, and the replies are 1 and 2";
    received("1", "a-request-says-whose-it-is");
    received("2", "a-request-says-whose-it-is");
    expect(one, "1", before, "a-request-says-whose-it-is");
    expect(other, "2", before, "a-request-says-whose-it-is");
  }

  @Test
  void sentence_1_however_many_have_none() throws Exception {
    var futures = new ConcurrentLinkedDeque<CompletableFuture<String>>();
    verdict.get(
        onAnotherThread(() -> {
          for (int i = 0; i < 10_000; i++) {
            futures.add(client.ask("GET " + i));
          }
          return null;
        }),
        () ->
            verdict.refuse(
                "%d have asked, no reply has come, and the next `ask` does not return."
                    .formatted(futures.size()),
                "a-client-needs-a-bound"));
    verdict.await(
        () -> wire.sent.size() == 10_000,
        () ->
            verdict.refuse(
                "10,000 have asked, and %d requests are sent.".formatted(wire.sent.size())));
    for (int i = 0; i < 10_000; i++) {
      client.received("to GET " + i);
    }
    String before = "10,000 have asked, and 10,000 replies have come";
    expect(futures.getFirst(), "to GET 0", before, null);
    expect(futures.getLast(), "to GET 9999", before, null);
  }

  @Test
  void sentence_1_a_reply_may_be_empty() throws Exception {
    var a = ask("GET a");
    var b = ask("GET b");
    received("", "a-reply-has-a-first-byte");
    received("to b");
    String before = "Two have asked, the first reply is empty, and the second is not";
    expect(a, "", before, null);
    expect(b, "to b", before, null);
  }

  @Test
  void sentence_2_several_at_once() throws Exception {
    Interleavings.ofEach(AtTheSameMoment.TwoAsk.class, Exercise03_RepliesComeInOrder.class);
  }

  @Test
  void sentence_2_an_interrupted_one_too() throws Exception {
    var asked =
        onAnotherThread(() -> {
          Thread.currentThread().interrupt();
          return client.ask("GET a");
        });
    String before = "A thread that was interrupted before has asked";
    var future = verdict.get(asked, before + ", and `ask` does not return.");
    if (future.isDone()) {
      throw verdict.refuse(before + ". Its future " + outcome(future), "an-interrupt-is-a-refusal");
    }
    received("to a");
    expect(future, "to a", before, null);
  }

  @Test
  void sentence_2_a_reply_may_come_before_send_has_returned() throws Exception {
    var thrown = new AtomicReference<Throwable>();
    wire.once(() -> {
      try {
        client.received("PONG");
      } catch (RuntimeException e) {
        thrown.set(e);
      }
    });
    String before = "A reply has come before `send` had returned";
    var future =
        verdict.get(
            onAnotherThread(() -> client.ask("PING")), before + ", and `ask` does not return.");
    if (thrown.get() != null) {
      throw verdict.refuse(
          before + ", and `received` threw " + thrown.get(),
          "a-reply-comes-after-send",
          thrown.get());
    }
    expect(future, "PONG", before, future.isDone() ? null : "a-reply-comes-after-send");
  }

  @Test
  void sentence_3_an_error_fails_the_future() throws Exception {
    var a = ask("INCR a");
    var b = ask("GET b");
    received("-ERR no number", "who-reads-may-throw");
    String before = "The reply to INCR a is -ERR no number";
    verdict.await(a, before + ", and its future is not done.");
    if (a.state() == Future.State.SUCCESS) {
      throw verdict.refuse(
          before + ", and its future has the value " + a.resultNow(), "an-error-is-a-value");
    }
    var seen = new CompletableFuture<Throwable>();
    var _ = a.whenComplete((_, failure) -> seen.complete(failure));
    if (!(seen.get() instanceof ErrorReply error) || !"ERR no number".equals(error.getMessage())) {
      String observed = before + ", and its future fails with " + seen.get();
      throw switch (seen.get()) {
        case CompletionException _ -> verdict.refuse(observed, "a-copy-is-as-good");
        case ErrorReply reply when "no number".equals(reply.getMessage()) ->
            verdict.refuse(observed, "a-code-is-no-message");
        default -> verdict.refuse(observed);
      };
    }
    received("to b");
    expect(b, "to b", before + ", and the next one has come", null);
    for (String reply : List.of("-WRONGTYPE no list", "-")) {
      var c = ask("LLEN c");
      received(reply);
      before = "The reply to LLEN c is %s, and its future ".formatted(reply);
      verdict.await(c, before + "is not done.");
      if (!(c.state() == Future.State.FAILED && c.exceptionNow() instanceof ErrorReply)) {
        throw verdict.refuse(before + "has the value " + outcome(c), "every-error-begins-with-err");
      }
      wire.sent.clear();
    }
  }

  @Test
  void sentence_4_a_push_answers_no_request() throws Exception {
    received(">a message", "what-comes-answers-somebody");
    var a = ask("GET a");
    received(">another message");
    if (a.isDone()) {
      throw verdict.refuse(
          "GET a was asked, a push came, and the future: " + outcome(a),
          "what-comes-answers-somebody");
    }
    received("to a");
    expect(a, "to a", "A push came, and then the reply", null);
    verdict.await(
        () -> pushed.size() >= 2,
        () -> verdict.refuse("Two pushes came, and `pushes` got these: " + pushed));
    if (!pushed.equals(List.of(">a message", ">another message"))) {
      throw verdict.refuse(
          ">a message and >another message came, and `pushes` got these: " + pushed);
    }
  }

  @Test
  void sentence_5_a_caller_may_cancel() throws Exception {
    var a = ask("GET a");
    var b = ask("GET b");
    b.cancel(true);
    a.complete("enough");
    var c = ask("GET c");
    for (String reply : List.of("to a", "to b", "to c")) {
      received(reply, "a-cancelled-request-has-no-reply");
    }
    expect(
        c,
        "to c",
        "Two have asked, the first completed its future itself, the second cancelled its own, a third has asked, and three replies have come",
        "a-cancelled-request-has-no-reply");
  }

  @Test
  void sentence_6_nothing_was_sent() throws Exception {
    for (Throwable failure :
        List.of(new IllegalStateException("no"), new StackOverflowError("deep"))) {
      sendFails(failure);
    }
  }

  @Test
  void sentence_6_also_if_another_one_asks_at_that_moment() throws Exception {
    Interleavings.ofEach(AtTheSameMoment.SendFailsAsk.class, Exercise03_RepliesComeInOrder.class);
  }

  @Test
  void sentence_7_when_the_connection_is_lost_nobody_waits() throws Exception {
    var lost = new IOException("lost", new IOException("the cable"));
    var a = ask("GET a");
    var b = ask("GET b");
    run("The connection is lost, and `closed`", () -> client.closed(lost), null);
    expectFailure(a, lost, "The connection is lost", "who-waits-hears-of-the-end-by-itself");
    expectFailure(b, lost, "The connection is lost", "who-waits-hears-of-the-end-by-itself");
    wire.sent.clear();
    var late =
        verdict.get(
            onAnotherThread(() -> client.ask("GET c")),
            "The connection was lost, and an `ask` does not return.");
    verdict.await(
        () -> late.isDone() || !wire.sent.isEmpty(),
        "The connection was lost. A later `ask` sends nothing, and its future is not done.");
    if (!wire.sent.isEmpty()) {
      throw verdict.refuse(
          "The connection was lost, and a later `ask` sends its request.",
          "after-the-end-somebody-still-reads");
    }
    expectFailure(late, lost, "The connection was lost before an `ask`", null);
  }

  @Test
  void sentence_7_it_may_be_lost_before_send_has_returned() throws Exception {
    var lost = new IOException("lost");
    var broken = new IllegalStateException("broken");
    wire.once(() -> {
      client.closed(lost);
      throw broken;
    });
    String before = "The connection is lost before `send` has returned, and then `send` throws";
    CompletableFuture<String> future;
    try {
      future = verdict.get(onAnotherThread(() -> client.ask("GET a")), before);
    } catch (RuntimeException thrown) {
      String observed = before + ". What comes out of `ask`: " + thrown;
      throw thrown instanceof NoSuchElementException
          ? verdict.refuse(observed, "the-last-is-mine", thrown)
          : verdict.refuse(observed, thrown);
    }
    verdict.await(future, before + ", and the future is not done.");
    if (future.state() != Future.State.FAILED
        || !List.of(lost, broken).contains(future.exceptionNow())) {
      throw verdict.refuse(before + ", and the future " + outcome(future));
    }
  }

  @Test
  void sentence_7_also_if_somebody_asks_at_that_moment() throws Exception {
    Interleavings.ofEach(AtTheSameMoment.AskAndEnd.class, Exercise03_RepliesComeInOrder.class);
  }

  @Test
  void sentence_7_also_if_somebody_waits_to_send() throws Exception {
    var isSending = new CountDownLatch(1);
    var goOn = new CompletableFuture<Void>();
    wire.once(() -> {
      isSending.countDown();
      goOn.join();
    });
    var a = onAnotherThread(() -> client.ask("GET a"));
    verdict.await(
        () -> isSending.getCount() == 0 || a.state() == Future.State.FAILED,
        "GET a is asked, and not sent.");
    if (a.state() == Future.State.FAILED) {
      verdict.get(a, "");
    }
    var b = new CompletableFuture<CompletableFuture<String>>();
    var asks = Thread.ofPlatform().daemon().start(() -> b.complete(client.ask("GET b")));
    Settled.await(asks, b::isDone);
    var lost = new IOException("lost");
    var ends = Thread.ofPlatform().daemon().start(() -> client.closed(lost));
    Settled.await(ends, () -> false);
    goOn.complete(null);
    String before =
        "One is in `send` and another one asks. The connection is lost, and `send` returns";
    for (var asked : List.of(a, b)) {
      var future = verdict.get(asked, before + ", and an `ask` does not return.");
      expectFailure(future, lost, before, "a-look-and-an-act-are-one");
    }
  }

  @Test
  void sentence_8_a_callback_may_ask() throws Exception {
    var again = new AtomicReference<CompletableFuture<String>>();
    var first = ask("GET a");
    var _ = first.whenComplete((_, _) -> again.set(client.ask("GET again")));
    received("to a");
    verdict.await(
        () -> wire.sent.contains("GET again"), "A callback asked, and its request is not sent.");
    received("to again");
    expect(again.get(), "to again", "A callback asked, and has its reply", null);

    var more = new ArrayList<CompletableFuture<String>>();
    for (int i = 0; i < 3; i++) {
      var future = ask("GET " + i);
      var _ = future.whenComplete((_, _) -> more.add(client.ask("GET more")));
    }
    run(
        "Three wait, each with a callback that asks. The connection is lost, and `closed`",
        () -> client.closed(new IOException("lost")),
        "nobody-asks-while-they-are-told");
    verdict.await(
        () -> more.size() == 3 && more.stream().allMatch(Future::isDone),
        () ->
            verdict.refuse(
                "Three waited, each with a callback that asks. The connection was lost, and what the callbacks asked is not done.",
                "nobody-asks-while-they-are-told"));
    if (wire.sent.contains("GET more")) {
      throw verdict.refuse(
          "Three waited, each with a callback that asks. The connection was lost, and what the callbacks asked is sent.",
          "first-they-hear-and-then-it-ends");
    }
  }

  @Test
  void sentence_8_and_be_answered_at_once() throws Exception {
    var again = new AtomicReference<CompletableFuture<String>>();
    var b = ask("GET b");
    var _ =
        b.whenComplete((_, _) -> {
          wire.once(() -> client.received("to again"));
          again.set(client.ask("GET again"));
        });
    received("to b");
    String before = "A reply has come, a callback asks, and the reply comes before `send` returns";
    verdict.await(() -> again.get() != null, before + ". The callback's `ask` does not return.");
    expect(again.get(), "to again", before, "an-entry-leaves-when-it-is-answered");
  }

  @Test
  void sentence_8_and_ask_while_another_one_is_in_send() throws Exception {
    var again = new AtomicReference<CompletableFuture<String>>();
    var b = ask("GET b");
    var _ = b.whenComplete((_, _) -> again.set(client.ask("GET again")));
    wire.once(() -> client.received("to b"));
    String before =
        "A reply has come before another request's `send` has returned, and its callback asks";
    var c =
        verdict.get(
            onAnotherThread(() -> client.ask("GET c")),
            () ->
                verdict.refuse(
                    before + ". The first `ask` does not return.", "a-permit-is-a-lock"));
    verdict.await(() -> wire.sent.size() == 3, before + ". Its request is not sent.");
    received("to c");
    received("to again");
    String then = before + ". Their replies have come";
    expect(c, "to c", then, null);
    expect(again.get(), "to again", then, null);
  }

  @Test
  void sentence_8_and_others_while_it_runs() throws Exception {
    othersMayAsk();
  }
}
