package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import queues.Exercise03_TheSlowMissTheOldest.Subscription;

/// Each call that could wait is made on a thread of its own. A buffer has room for three.
class Exercise03_TheSlowMissTheOldestTest {

  private final Verdict verdict = new Verdict(Exercise03_TheSlowMissTheOldest.class);
  private final Exercise03_TheSlowMissTheOldest publisher = new Exercise03_TheSlowMissTheOldest(3);

  private void publish(String... items) throws Exception {
    for (String item : items) {
      call(
          () -> publisher.publish(item),
          "A subscriber takes nothing, and `publish` does not return.",
          "publish-may-wait-for-the-slow");
    }
  }

  private void call(Runnable call, String observed, String belief) throws Exception {
    var _ =
        verdict.get(
            Verdict.onAnotherThread(() -> {
              call.run();
              return null;
            }),
            () -> verdict.refuse(observed, belief));
  }

  private Optional<String> take(Subscription subscription, String observed) throws Exception {
    return take(subscription, observed, null);
  }

  private Optional<String> take(Subscription subscription, String observed, String belief)
      throws Exception {
    return verdict.get(
        Verdict.onAnotherThread(subscription::take), () -> verdict.refuse(observed, belief));
  }

  private void expect(Subscription subscription, String before, List<String> items, String ifNone)
      throws Exception {
    for (String item : items) {
      var got =
          take(subscription, before + ". A `take` waits, and should get " + item + ".", ifNone);
      if (!got.equals(Optional.of(item))) {
        throw verdict.refuse(
            "%s. A `take` should get %s, and got %s.".formatted(before, item, words(got)));
      }
    }
  }

  private static String words(Optional<String> item) {
    return item == null ? "null" : item.orElse("the end");
  }

  @Test
  void sentence_1_each_subscription_gets_each_item() throws Exception {
    var one = publisher.subscribe();
    var other = publisher.subscribe();
    publish("a", "b");
    expect(one, "a and b were published", List.of("a", "b"), null);
    expect(
        other,
        "a and b were published, and another subscription has taken both",
        List.of("a", "b"),
        "one-queue-serves-all");
  }

  @Test
  void sentence_1_that_there_is_at_that_moment() throws Exception {
    var early = publisher.subscribe();
    publish("a");
    var late = publisher.subscribe();
    publish("b");
    expect(early, "a and b were published", List.of("a", "b"), null);
    var got = take(late, "b was published after it had subscribed, and its `take` waits.");
    if (got.equals(Optional.of("a"))) {
      throw verdict.refuse(
          "a was published, then it subscribed, and its first `take` got a.",
          "who-comes-late-gets-what-was-before");
    }
    if (!got.equals(Optional.of("b"))) {
      throw verdict.refuse("b was published, and a `take` got " + words(got) + ".");
    }
  }

  @Test
  void sentence_1_also_by_an_interrupted_thread() throws Exception {
    var one = publisher.subscribe();
    call(
        () -> {
          Thread.currentThread().interrupt();
          publisher.publish("a");
        },
        "The interrupt flag of a thread is set, and its `publish` does not return.",
        null);
    expect(
        one,
        "A thread whose interrupt flag is set has published a",
        List.of("a"),
        "an-interrupted-thread-publishes-nothing");
  }

  @Test
  void sentence_2_it_waits_while_there_is_none() throws Exception {
    var one = publisher.subscribe();
    var waiting = Waiting.in(one::take);
    awaitWaiting(waiting, "There is no item");
    publish("a");
    var got =
        verdict.get(waiting.call(), "A `take` waited, an item was published, and it still waits.");
    if (!got.equals(Optional.of("a"))) {
      throw verdict.refuse("A `take` waited, a was published, and it got " + words(got) + ".");
    }
  }

  @Test
  void sentence_2_an_item_for_several_reaches_each_that_waits() throws Exception {
    var one = Waiting.in(publisher.subscribe()::take);
    awaitWaiting(one, "There is no item");
    var other = Waiting.in(publisher.subscribe()::take);
    awaitWaiting(other, "There is no item");
    publish("a");
    OneItem.reaches(List.of(one, other), () -> publisher.publish("b"));
  }

  @Test
  void sentence_3_the_oldest_makes_room_in_that_buffer_alone() throws Exception {
    var fast = publisher.subscribe();
    var slow = publisher.subscribe();
    publish("a", "b");
    expect(fast, "a and b were published", List.of("a", "b"), null);
    publish("c", "d", "e");
    var got = take(slow, "a to e were published, and the slow one's `take` waits.");
    if (got.equals(Optional.of("a"))) {
      throw verdict.refuse(
          "There is room for 3, a to e were published, and a slow subscriber's first `take` got a.",
          "what-finds-no-room-is-dropped");
    }
    if (!got.equals(Optional.of("c"))) {
      throw verdict.refuse(
          "There is room for 3, a to e were published, and a slow subscriber's first `take` got %s."
              .formatted(words(got)));
    }
    expect(slow, "a to e were published, it had c", List.of("d", "e"), null);
    expect(fast, "a to e were published, it had a and b", List.of("c", "d", "e"), null);
    if (slow.missed() != 2) {
      throw verdict.refuse("It has lost a and b, and `missed` is %d.".formatted(slow.missed()));
    }
    if (fast.missed() != 0) {
      throw verdict.refuse(
          "One subscription has lost two items, another one none; `missed` of that is %d."
              .formatted(fast.missed()),
          "one-count-serves-all");
    }
  }

  @Test
  void sentence_3_what_was_left_when_it_unsubscribed_is_not_missed() throws Exception {
    var one = publisher.subscribe();
    publish("a", "b");
    call(one::unsubscribe, "`unsubscribe` does not return.", null);
    if (one.missed() != 0) {
      String observed =
          "There is room for 3, a and b were published, then it unsubscribed, and `missed` is %d."
              .formatted(one.missed());
      throw one.missed() == 2
          ? verdict.refuse(observed, "what-is-left-behind-is-missed")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_after_close_what_is_left_is_taken_first() throws Exception {
    var one = publisher.subscribe();
    publish("a", "b");
    call(publisher::close, "`close` does not return.", null);
    var first = take(one, "a and b were published, then it was closed, and a `take` waits.");
    if (first.isEmpty()) {
      throw verdict.refuse(
          "a and b were published, then it was closed, and the first `take` got the end.",
          "closed-is-empty");
    }
    expect(one, "a and b were published, then it was closed", List.of("b"), null);
    expectEnd(one, "All items were taken, and it is closed", "one-take-hears-of-the-end");
    expectEnd(
        one, "It is closed, and a `take` has got the end already", "one-take-hears-of-the-end");
  }

  @Test
  void sentence_4_also_of_a_buffer_that_is_full() throws Exception {
    var one = publisher.subscribe();
    publish("a", "b", "c");
    call(publisher::close, "A buffer is full, and `close` does not return.", null);
    String before = "There is room for 3, a, b and c were published, then it was closed";
    var first = take(one, before + ", and a `take` waits.");
    if (first.equals(Optional.of("b"))) {
      throw verdict.refuse(before + ", and the first `take` got b.", "the-end-is-one-more-item");
    }
    if (!first.equals(Optional.of("a"))) {
      throw verdict.refuse(before + ", and the first `take` got " + words(first) + ".");
    }
    expect(one, before, List.of("b", "c"), null);
    expectEnd(one, "All items of a full buffer were taken, and it is closed", null);
    if (one.missed() != 0) {
      throw verdict.refuse(
          "%s, and all three were taken; `missed` is %d.".formatted(before, one.missed()));
    }
  }

  @Test
  void sentence_4_a_later_subscription_too() throws Exception {
    call(publisher::close, "`close` does not return.", null);
    expectEnd(
        publisher.subscribe(),
        "The publisher was closed, then a subscription was made",
        "close-is-for-those-that-are-there");
  }

  private void expectEnd(Subscription subscription, String before, String ifItWaits)
      throws Exception {
    var got = take(subscription, before + ". The next `take` waits.", ifItWaits);
    if (got.isPresent()) {
      throw verdict.refuse("%s. The next `take` got %s.".formatted(before, got.get()));
    }
  }

  @Test
  void sentence_4_all_that_wait_hear_of_the_close() throws Exception {
    var one = publisher.subscribe();
    var waiting = List.of(Waiting.in(one::take), Waiting.in(one::take));
    for (var each : waiting) {
      awaitWaiting(each, "There is no item");
    }
    call(publisher::close, "Two wait in `take`, and `close` does not return.", null);
    expectEnds(waiting, "close", "one-take-hears-of-the-end");
  }

  private void expectEnds(List<Waiting> waiting, String end, String ifOneWaits) throws Exception {
    try {
      verdict.await(
          () -> waiting.stream().anyMatch(each -> each.call().isDone()),
          "Two wait in `take`, then comes `" + end + "`, and both still wait.");
    } catch (AssertionError bothWait) {
      throw end.equals("unsubscribe")
          ? verdict.refuse(bothWait.getMessage(), "unsubscribing-is-for-what-comes-later")
          : bothWait;
    }
    for (var each : waiting) {
      var got =
          verdict.get(
              each.call(),
              () ->
                  verdict.refuse(
                      "Two wait in `take`, then comes `" + end + "`, and one of them still waits.",
                      ifOneWaits));
      if (got.isPresent()) {
        throw verdict.refuse("After `%s`, a `take` that waited got %s.".formatted(end, got.get()));
      }
    }
  }

  @Test
  void sentence_5_unsubscribed_it_gets_nothing_any_more() throws Exception {
    var one = publisher.subscribe();
    var other = publisher.subscribe();
    publish("a", "b");
    call(one::unsubscribe, "`unsubscribe` does not return.", null);
    publish("c");
    var got =
        take(
            one,
            "a and b were published, then it unsubscribed, and its `take` waits.",
            "unsubscribing-is-for-what-comes-later");
    if (got.isPresent()) {
      throw verdict.refuse(
          "a and b were published, then it unsubscribed, and its `take` got " + got.get() + ".",
          "unsubscribing-is-for-what-comes-later");
    }
    expectEnd(one, "It has unsubscribed", "one-take-hears-of-the-end");
    expect(other, "a, b and c were published, another one has left", List.of("a", "b", "c"), null);
  }

  @Test
  void sentence_5_all_that_wait_hear_of_it() throws Exception {
    var one = publisher.subscribe();
    var waiting = List.of(Waiting.in(one::take), Waiting.in(one::take));
    for (var each : waiting) {
      awaitWaiting(each, "There is no item");
    }
    call(one::unsubscribe, "Two wait in `take`, and `unsubscribe` does not return.", null);
    expectEnds(waiting, "unsubscribe", "one-take-hears-of-the-end");
  }

  @Test
  void sentence_6_an_interrupted_take_takes_nothing() throws Exception {
    var one = publisher.subscribe();
    var waiting = Waiting.in(one::take);
    awaitWaiting(waiting, "There is no item");
    waiting.thread().interrupt();
    expectInterrupted(waiting.call(), "A `take` waited, its thread was interrupted", null);
    publish("a");
    expect(one, "A `take` was interrupted, then a was published", List.of("a"), null);
  }

  @Test
  void sentence_6_also_if_it_need_not_wait() throws Exception {
    var one = publisher.subscribe();
    publish("a");
    var call =
        Verdict.onAnotherThread(() -> {
          Thread.currentThread().interrupt();
          return one.take();
        });
    expectInterrupted(
        call,
        "a was published, and a thread whose interrupt flag is set called `take`",
        "only-a-wait-is-interrupted");
    expect(one, "a was published, and a `take` was interrupted", List.of("a"), null);
  }

  private void expectInterrupted(Future<Optional<String>> call, String before, String ifItTakes)
      throws Exception {
    verdict.await(call, before + ", and it still waits.");
    if (call.state() == Future.State.SUCCESS) {
      var got = call.resultNow();
      String observed = before + ", and it returned " + words(got) + ".";
      if (got != null && got.isEmpty()) {
        throw verdict.refuse(observed, "an-interrupt-is-an-end");
      }
      throw verdict.refuse(observed, ifItTakes);
    }
    if (!(call.exceptionNow() instanceof InterruptedException)) {
      throw verdict.refuse(before + ", and it threw " + call.exceptionNow() + ".");
    }
  }

  @Test
  void sentence_6_two_publishers_at_once_lose_nothing_but_what_is_counted() throws Exception {
    Interleavings.ofEach(TwoCalls.OfPublish.class, Exercise03_TheSlowMissTheOldest.class);
  }

  @Test
  void sentence_6_what_is_taken_at_once_makes_room() throws Exception {
    Interleavings.ofEach(TwoCalls.OfPublishAndTake.class, Exercise03_TheSlowMissTheOldest.class);
  }

  @Test
  void sentence_6_what_is_published_at_once_comes_into_no_buffer_that_has_ended() throws Exception {
    Interleavings.ofEach(
        TwoCalls.OfPublishAndUnsubscribe.class, Exercise03_TheSlowMissTheOldest.class);
  }

  @Test
  void sentence_6_who_subscribes_at_once_hears_of_the_close() throws Exception {
    Interleavings.ofEach(TwoCalls.OfSubscribeAndClose.class, Exercise03_TheSlowMissTheOldest.class);
  }

  @Test
  void sentence_6_two_items_at_once_reach_two_that_wait() throws Exception {
    Interleavings.ofEach(
        TwoCalls.OfPublishToTwoThatWait.class, Exercise03_TheSlowMissTheOldest.class);
  }

  private void awaitWaiting(Waiting waiting, String before) throws Exception {
    verdict.await(
        waiting::waitsOrHasEnded, before + ", and `take` neither waits nor returns: it spins.");
    if (waiting.call().isDone()) {
      throw verdict.refuse(
          "%s, and `take` returns: %s."
              .formatted(before, words(verdict.get(waiting.call(), "It has ended."))));
    }
  }
}
