package futures;

import static exercise.Verdict.onAnotherThread;
import static futures.Exercise04_LoopOverAPublisher.items;
import static java.util.concurrent.Executors.callable;

import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Verdict;
import futures.Exercise04_LoopOverAPublisher.Items;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The publisher is driven by hand. Each signal comes on a thread of its own, and so does each
/// question of the loop.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise04_LoopOverAPublisherTest {

  private static final OtherThreads others = new OtherThreads();

  private final Verdict verdict = new Verdict(Exercise04_LoopOverAPublisher.class);
  private final ByHand publisher = new ByHand();
  private volatile boolean heldUp;
  private final IllegalStateException noHam = new IllegalStateException("no ham");

  @Test
  void sentence_1_nothing_is_requested_before_the_loop_asks() throws Exception {
    open();
    others.settle();
    long requested = publisher.requested.get();
    if (requested > 0) {
      throw verdict.refuse(
          "The loop has asked for nothing, and %s requested."
              .formatted(requested == 1 ? "one item was" : requested + " items were"),
          requested == 1 ? "a-subscriber-begins-with-a-request" : "a-queue-keeps-the-balance");
    }
  }

  @Test
  void sentence_1_one_item_is_requested_each_time() throws Exception {
    var items = open();
    for (int asked = 1; asked <= 3; asked++) {
      int times = asked;
      var item = ask(items);
      verdict.await(
          () -> publisher.requested.get() >= times, () -> verdict.refuse(requestedOf(times) + "."));
      others.settle();
      if (publisher.requested.get() > asked) {
        throw verdict.refuse(requestedOf(asked) + ".", "a-queue-keeps-the-balance");
      }
      signal(subscriber -> subscriber.onNext("ham"));
      expect(item, "ham");
      others.settle();
      if (publisher.requested.get() > asked) {
        throw verdict.refuse(
            requestedOf(asked) + ", after the item had come.", "each-item-requests-the-next");
      }
    }
  }

  private String requestedOf(int asked) {
    return "Times that the loop has asked: %d. Items requested: %d"
        .formatted(asked, publisher.requested.get());
  }

  @Test
  void sentence_2_next_returns_at_once() throws Exception {
    var item = ask(open());
    others.settle();
    if (item.isDone()) {
      throw verdict.refuse(
          "The publisher has given nothing, and the loop, which had asked, got %s."
              .formatted(Outcome.of(item)));
    }
  }

  @Test
  void sentence_2_the_loop_gets_what_comes() throws Exception {
    var items = open();
    for (String dish : new String[] {"ham", "eggs", "toast"}) {
      var item = ask(items);
      publisher.awaitRequest(verdict);
      signal(subscriber -> subscriber.onNext(dish));
      expect(item, dish);
    }
  }

  @Test
  void sentence_2_an_item_may_come_before_request_returns() throws Exception {
    var items = open();
    for (String dish : new String[] {"ham", "eggs"}) {
      publisher.onRequest = subscriber -> subscriber.onNext(dish);
      var item = ask(items);
      verdict.await(
          item,
          () ->
              verdict.refuse(
                  "The item came before `request` returned, and the loop's future is not done.",
                  "nothing-comes-before-i-return"));
      expect(item, dish);
    }
  }

  @Test
  void sentence_2_also_on_another_thread() throws Exception {
    var items = open();
    publisher.onRequest =
        subscriber -> {
          var onNext = onAnotherThread(callable(() -> subscriber.onNext("ham")));
          heldUp = !OtherThreads.comesBack(onNext);
        };
    var item = ask(items);
    if (heldUp) {
      throw verdict.refuse(
          "`request` had another thread bring the item, and waited for that: `onNext` did not return"
              + " there before `request` had.",
          "a-lock-is-for-all-of-it");
    }
    expect(item, "ham");
  }

  @Test
  void sentence_2_also_if_the_loop_asks_in_a_stage() throws Exception {
    var items = open();
    var second = ask(items).thenCompose(_ -> items.next());
    publisher.awaitRequest(verdict);
    signal(subscriber -> subscriber.onNext("ham"));
    publisher.awaitRequest(verdict);
    signal(subscriber -> subscriber.onNext("eggs"));
    String observed =
        "The loop asked for the second item in a stage of the first. The second item came, and the"
            + " loop's future for it ";
    verdict.await(
        second, () -> verdict.refuse(observed + "is not done.", "complete-only-sets-a-value"));
    if (Outcome.of(second).equals("ham")) {
      throw verdict.refuse(observed + "has the first.", "complete-only-sets-a-value");
    }
    expect(second, "eggs");
  }

  @Test
  void sentence_3_the_end_ends_the_loop() throws Exception {
    var items = open();
    var item = ask(items);
    publisher.awaitRequest(verdict);
    signal(Flow.Subscriber::onComplete);
    expect(item, null);
  }

  @Test
  void sentence_3_the_end_may_come_before_the_loop_asks() throws Exception {
    var items = open();
    var item = ask(items);
    publisher.awaitRequest(verdict);
    signal(subscriber -> subscriber.onNext("ham"));
    expect(item, "ham");
    signal(Flow.Subscriber::onComplete); // the loop is busy with the ham
    var end = ask(items);
    verdict.await(
        end,
        () ->
            verdict.refuse(
                "The publisher ended before the loop asked, and the loop's future is not done.",
                "an-end-comes-when-asked-for"));
    expect(end, null);
  }

  @Test
  void sentence_3_whoever_asks_after_the_end_gets_the_end_again() throws Exception {
    var items = open();
    var item = ask(items);
    publisher.awaitRequest(verdict);
    signal(Flow.Subscriber::onComplete);
    expect(item, null);
    for (int again = 0; again < 2; again++) {
      item = ask(items);
      verdict.await(
          item,
          () ->
              verdict.refuse(
                  "The loop has had the end and asked again, and its future is not done.",
                  "the-end-is-one-more-item"));
      expect(item, null);
    }
  }

  @Test
  void sentence_3_a_failure_comes_where_the_loop_asks() throws Exception {
    var items = open();
    var item = ask(items);
    publisher.awaitRequest(verdict);
    signal(subscriber -> subscriber.onError(noHam));
    expectFailure(
        item,
        "The publisher failed after the loop had asked",
        "a-failure-shows-itself",
        "a-failure-is-an-end");
    expectTheFailureAgain(items);
  }

  @Test
  void sentence_3_a_failure_may_come_before_the_loop_asks() throws Exception {
    var items = open();
    signal(subscriber -> subscriber.onError(noHam));
    expectFailure(
        ask(items),
        "The publisher failed before the loop asked",
        "an-end-comes-when-asked-for",
        "a-failure-is-an-end");
    expectTheFailureAgain(items);
  }

  private void expectTheFailureAgain(Items<String> items) throws Exception {
    expectFailure(
        ask(items),
        "The publisher failed, the loop heard of it and asked again",
        "the-end-is-one-more-item",
        "a-failure-is-told-once");
  }

  @Test
  void sentence_3_the_end_may_come_as_the_loop_asks() throws Exception {
    open();
    Interleavings.ofEach(AskAnd.TheEnd.class, Exercise04_LoopOverAPublisher.class);
  }

  @Test
  void sentence_4_closing_cancels_the_subscription() throws Exception {
    var items = open();
    close(items);
    verdict.await(
        publisher.cancelled,
        () ->
            verdict.refuse(
                "The cursor is closed, and the subscription is not cancelled.",
                "nobody-listens-so-nobody-works"));
  }

  @Test
  void sentence_4_a_loop_that_waits_gets_the_end() throws Exception {
    var items = open();
    var item = ask(items);
    publisher.awaitRequest(verdict);
    close(items);
    verdict.await(
        item,
        () ->
            verdict.refuse(
                "The cursor was closed while the loop waited for an item, and the loop waits on.",
                "a-cancel-is-answered"));
    expectTheEndOf(item, "The cursor was closed while the loop waited for an item");
  }

  @Test
  void sentence_4_whoever_asks_later_gets_the_end() throws Exception {
    var items = open();
    close(items);
    var item = ask(items);
    verdict.await(
        item,
        () ->
            verdict.refuse(
                "The loop asked after the cursor was closed, and its future is not done.",
                "a-cancel-is-answered"));
    expectTheEndOf(item, "The loop asked after the cursor was closed");
  }

  @Test
  void sentence_4_whatever_was_on_its_way() throws Exception {
    var items = open();
    var waiting = ask(items);
    publisher.awaitRequest(verdict);
    close(items);
    verdict.await(waiting, "The cursor was closed while the loop waited, and the loop waits on.");
    signal(subscriber -> subscriber.onNext("ham"));
    signal(subscriber -> subscriber.onError(noHam));
    String observed = "An item and a failure came after the cursor was closed, and the loop asked";
    expectTheEndOf(ask(items), observed);
    expectTheEndOf(ask(items), observed + " twice");
  }

  @Test
  void sentence_4_and_whoever_asks_at_that_moment() throws Exception {
    open();
    Interleavings.ofEach(AskAnd.Close.class, Exercise04_LoopOverAPublisher.class);
  }

  private Items<String> open() throws Exception {
    var items = verdict.get(onAnotherThread(() -> items(publisher)), "`items` has not returned.");
    if (items == null) {
      throw verdict.refuse("`items` returned null.");
    }
    verdict.await(() -> publisher.subscriber != null, () -> nobodySubscribed(items));
    return items;
  }

  private AssertionError nobodySubscribed(Items<String> items) {
    String observed = "`items` has returned, and nobody subscribed";
    OtherThreads.comesBack(onAnotherThread(items::next));
    return publisher.subscriber == null
        ? verdict.refuse(observed + ".")
        : verdict.refuse(
            observed + " before the loop asked.", "a-publisher-waits-for-the-first-question");
  }

  private CompletableFuture<Optional<String>> ask(Items<String> items) throws Exception {
    var item =
        verdict.get(
            onAnotherThread(items::next),
            () ->
                publisher.isCallingBack
                    ? verdict.refuse("An item came before `request` returned, and neither returns.")
                    : verdict.refuse(
                        "The loop asked, and `next` has not returned.", "whoever-asks-has-time"));
    if (item == null) {
      throw verdict.refuse("The loop asked, and `next` returned null.");
    }
    return item;
  }

  private void close(Items<String> items) throws Exception {
    verdict.await(onAnotherThread(callable(items::close)), "`close` has not returned.");
  }

  private void signal(Consumer<Flow.Subscriber<? super String>> signal) throws Exception {
    verdict.await(
        onAnotherThread(callable(() -> signal.accept(publisher.subscriber))),
        "The publisher has called its subscriber, and that has not returned.");
  }

  /// Null is the end.
  private void expect(CompletableFuture<Optional<String>> item, String dish) throws Exception {
    String expected = dish == null ? "the end" : dish;
    verdict.await(
        item,
        "The publisher gave %s, and the loop, which had asked, waits on.".formatted(expected));
    if (!Outcome.of(item).equals(expected)) {
      throw verdict.refuse(
          "The publisher gave %s, and the loop got %s.".formatted(expected, Outcome.of(item)));
    }
  }

  private void expectTheEndOf(CompletableFuture<Optional<String>> item, String observed)
      throws Exception {
    verdict.await(item, observed + ". Its future is not done.");
    if (!Outcome.of(item).equals("the end")) {
      String instead = "%s. The loop got %s.".formatted(observed, Outcome.of(item));
      boolean isLate =
          Outcome.of(item).equals("ham") || Outcome.of(item).contains(noHam.getMessage());
      throw !isLate && !item.isCompletedExceptionally()
          ? verdict.refuse(instead)
          : verdict.refuse(
              instead, isLate ? "after-a-cancel-nothing-comes" : "to-be-closed-is-to-fail");
    }
  }

  private void expectFailure(
      CompletableFuture<Optional<String>> item,
      String observed,
      String beliefIfItWaits,
      String beliefIfItEnds)
      throws Exception {
    verdict.await(
        item, () -> verdict.refuse(observed + ". The loop's future is not done.", beliefIfItWaits));
    try {
      if (item.get().isEmpty()) {
        throw verdict.refuse(observed + ". The loop got the end.", beliefIfItEnds);
      }
      throw verdict.refuse("%s. The loop got %s.".formatted(observed, Outcome.of(item)));
    } catch (ExecutionException e) {
      if (!e.getCause().equals(noHam)) {
        throw verdict.refuse(
            "%s, with \"%s\". The loop got \"%s\".".formatted(observed, noHam, e.getCause()));
      }
    }
  }
}
