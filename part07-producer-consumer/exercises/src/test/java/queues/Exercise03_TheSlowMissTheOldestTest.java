package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
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
            () -> belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief));
  }

  private Optional<String> take(Subscription subscription, String observed) throws Exception {
    return take(subscription, observed, null);
  }

  private Optional<String> take(Subscription subscription, String observed, String belief)
      throws Exception {
    return verdict.get(
        Verdict.onAnotherThread(subscription::take),
        () -> belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief));
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
  void sentence_2_it_waits_while_there_is_none() throws Exception {
    var one = publisher.subscribe();
    var waiting = new Waiting(one::take);
    awaitWaiting(waiting, "There is no item");
    publish("a");
    var got =
        verdict.get(waiting.call, "A `take` waited, an item was published, and it still waits.");
    if (!got.equals(Optional.of("a"))) {
      throw verdict.refuse("A `take` waited, a was published, and it got " + words(got) + ".");
    }
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
    var waiting = List.of(new Waiting(one::take), new Waiting(one::take));
    for (var each : waiting) {
      awaitWaiting(each, "There is no item");
    }
    call(publisher::close, "Two wait in `take`, and `close` does not return.", null);
    expectEnds(waiting, "close", "one-take-hears-of-the-end");
  }

  private void expectEnds(List<Waiting> waiting, String end, String ifOneWaits) throws Exception {
    try {
      verdict.await(
          () -> waiting.stream().anyMatch(each -> each.call.isDone()),
          "Two wait in `take`, then comes `" + end + "`, and both still wait.");
    } catch (AssertionError bothWait) {
      throw end.equals("unsubscribe")
          ? verdict.refuse(bothWait.getMessage(), "unsubscribing-is-for-what-comes-later")
          : bothWait;
    }
    for (var each : waiting) {
      var got =
          verdict.get(
              each.call,
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
    var waiting = List.of(new Waiting(one::take), new Waiting(one::take));
    for (var each : waiting) {
      awaitWaiting(each, "There is no item");
    }
    call(one::unsubscribe, "Two wait in `take`, and `unsubscribe` does not return.", null);
    expectEnds(waiting, "unsubscribe", "one-take-hears-of-the-end");
  }

  @Test
  void sentence_6_an_interrupted_take_takes_nothing() throws Exception {
    var one = publisher.subscribe();
    var waiting = new Waiting(one::take);
    awaitWaiting(waiting, "There is no item");
    waiting.thread.interrupt();
    verdict.await(waiting.call, "A `take` waited, its thread was interrupted, and it still waits.");
    if (waiting.call.state() != Future.State.FAILED
        || !(waiting.call.exceptionNow() instanceof InterruptedException)) {
      String observed = "A `take` waited, its thread was interrupted, and it ";
      if (waiting.call.state() == Future.State.SUCCESS) {
        throw verdict.refuse(
            observed + "returned " + words(waiting.call.resultNow()) + ".",
            "an-interrupt-is-an-end");
      }
      throw verdict.refuse(observed + "threw " + waiting.call.exceptionNow() + ".");
    }
    publish("a");
    expect(one, "A `take` was interrupted, then a was published", List.of("a"), null);
  }

  @Test
  void sentence_6_two_publishers_at_once_lose_nothing_but_what_is_counted() throws Exception {
    Interleavings.ofEach(TwoPublish.class, Exercise03_TheSlowMissTheOldest.class);
  }

  private static final class TwoPublish implements Callable<Void> {
    private final Verdict verdict = new Verdict(Exercise03_TheSlowMissTheOldest.class);
    private final Exercise03_TheSlowMissTheOldest publisher =
        new Exercise03_TheSlowMissTheOldest(3);
    private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();

    @Override
    public Void call() throws Exception {
      var subscription = publisher.subscribe();
      publish("a");
      publish("b");
      Interleavings.atTheSameMoment(() -> publish("c"), () -> publish("d"));
      if (thrown.get() != null) {
        throw refuse("one of them got " + thrown.get());
      }
      publisher.close();
      var taken = new ArrayList<String>();
      var item = take(subscription, taken);
      while (item.isPresent() && taken.size() < 9) {
        taken.add(item.get());
        item = take(subscription, taken);
      }
      if (taken.size() != 3 || Set.copyOf(taken).size() != 3 || subscription.missed() != 1) {
        throw refuse("%s are taken, and %d are missed.".formatted(taken, subscription.missed()));
      }
      return null;
    }

    private void publish(String item) {
      try {
        publisher.publish(item);
      } catch (RuntimeException e) {
        thrown.set(e);
      }
    }

    private Optional<String> take(Subscription subscription, List<String> taken) throws Exception {
      return verdict.get(
          Verdict.onAnotherThread(subscription::take),
          () -> refuse("after the end and after %s a `take` waits.".formatted(taken)));
    }

    private AssertionError refuse(String observed) {
      return verdict.refuse(
          "There is room for 3, and 2 are there. Two threads publish at the same time, and "
              + observed,
          "publishers-take-turns",
          thrown.get());
    }
  }

  private void awaitWaiting(Waiting waiting, String before) throws Exception {
    verdict.await(
        waiting::waitsOrHasEnded, before + ", and `take` neither waits nor returns: it spins.");
    if (waiting.call.isDone()) {
      throw verdict.refuse(
          "%s, and `take` returns: %s."
              .formatted(before, words(verdict.get(waiting.call, "It has ended."))));
    }
  }

  /// A call on a thread of its own, which can be interrupted.
  private static final class Waiting {
    final FutureTask<Optional<String>> call;
    final Thread thread;

    Waiting(Callable<Optional<String>> call) {
      this.call = new FutureTask<>(call);
      thread = Thread.ofPlatform().daemon().start(this.call);
    }

    boolean waitsOrHasEnded() {
      return switch (thread.getState()) {
        case WAITING, TIMED_WAITING, TERMINATED -> true;
        case NEW, RUNNABLE, BLOCKED -> false;
      };
    }
  }
}
