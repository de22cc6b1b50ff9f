package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import queues.Exercise03_TheSlowMissTheOldest.Subscription;

/// Two calls are made at the same moment. A buffer has room for three.
abstract sealed class TwoCalls implements Callable<Void> {

  static final class OfPublish extends TwoCalls {
    OfPublish() {
      super(
          "There is room for 3, and 2 are there. Two threads publish at the same time, and ",
          "publishers-take-turns");
    }

    @Override
    public Void call() throws Exception {
      var subscription = publisher.subscribe();
      publisher.publish("a");
      publisher.publish("b");
      atTheSameMoment(() -> publisher.publish("c"), () -> publisher.publish("d"));
      var taken = new ArrayList<String>();
      takeAll(subscription, taken);
      if (taken.size() != 3 || Set.copyOf(taken).size() != 3 || subscription.missed() != 1) {
        throw refuse("%s are taken, and %d are missed.".formatted(taken, subscription.missed()));
      }
      return null;
    }
  }

  static final class OfPublishAndTake extends TwoCalls {
    OfPublishAndTake() {
      super(
          "There is room for 3, and a, b and c are there. One thread publishes d and another one"
              + " takes at the same time, and ",
          null);
    }

    @Override
    public Void call() throws Exception {
      var subscription = publisher.subscribe();
      List.of("a", "b", "c").forEach(publisher::publish);
      var taken = new ArrayList<String>();
      atTheSameMoment(
          () -> publisher.publish("d"),
          () -> {
            try {
              subscription.take().ifPresent(taken::add);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      takeAll(subscription, taken);
      String all = String.join("", taken);
      int missed = subscription.missed();
      if (!(all.equals("abcd") && missed == 0) && !(all.equals("bcd") && missed == 1)) {
        throw refuse(
            "%s are taken, and `missed` is %d.".formatted(taken, missed),
            all.equals("acd") && missed == 1 ? "safe-calls-are-safe-together" : null);
      }
      return null;
    }
  }

  static final class OfPublishAndUnsubscribe extends TwoCalls {
    OfPublishAndUnsubscribe() {
      super("One thread publishes a, and another one unsubscribes at the same time. Then ", null);
    }

    @Override
    public Void call() throws Exception {
      var subscription = publisher.subscribe();
      atTheSameMoment(() -> publisher.publish("a"), subscription::unsubscribe);
      var got = take(subscription, "a `take` waits.");
      if (got.isPresent()) {
        throw refuse("a `take` got " + got.get() + ".", "off-the-list-is-out-of-reach");
      }
      return null;
    }
  }

  static final class OfSubscribeAndClose extends TwoCalls {
    OfSubscribeAndClose() {
      super(
          "One thread subscribes, and another one closes the publisher at the same time. Then ",
          null);
    }

    @Override
    public Void call() throws Exception {
      var subscription = new AtomicReference<Subscription>();
      atTheSameMoment(() -> subscription.set(publisher.subscribe()), publisher::close);
      var got = take(subscription.get(), "a `take` waits.");
      if (got.isPresent()) {
        throw refuse("a `take` got " + got.get() + ".");
      }
      return null;
    }
  }

  static final class OfPublishToTwoThatWait extends TwoCalls {
    /// The two that wait stop as well, once they are woken, and there is nothing to see by then.
    private static final int STOPS_OF_PUBLISH = 30;

    private static int rounds;

    OfPublishToTwoThatWait() {
      super("Two wait in `take`, a and b are published at the same time, and ", null);
    }

    @Override
    public Void call() throws Exception {
      if (rounds++ >= STOPS_OF_PUBLISH) {
        return null; // no call, no stop: this was the last round
      }
      var subscription = publisher.subscribe();
      var takes = List.of(Waiting.in(subscription::take), Waiting.in(subscription::take));
      for (var each : takes) {
        verdict.await(each::waitsOrHasEnded, "`take` neither waits nor returns: it spins.");
      }
      atTheSameMoment(() -> publisher.publish("a"), () -> publisher.publish("b"));
      var taken = new ArrayList<String>();
      for (var each : takes) {
        verdict.get(each.call(), () -> oneStillWaits(subscription)).ifPresent(taken::add);
      }
      if (!Set.copyOf(taken).equals(Set.of("a", "b"))) {
        throw refuse("these are taken: " + taken + ".");
      }
      return null;
    }

    /// Whether it was not woken, or there is no item for it.
    private AssertionError oneStillWaits(Subscription subscription) {
      Future<Optional<String>> next = Verdict.onAnotherThread(subscription::take);
      try {
        verdict.await(next, "it still waits");
      } catch (AssertionError | InterruptedException e) {
        return refuse("one of the two still waits. The next `take` waits as well.");
      }
      if (next.state() == Future.State.SUCCESS && next.resultNow().isPresent()) {
        return refuse(
            "one of the two still waits. The next `take` got " + next.resultNow().get() + ".",
            "one-signal-for-all-that-comes");
      }
      return refuse("one of the two still waits. The next `take` got no item.");
    }
  }

  final Verdict verdict = new Verdict(Exercise03_TheSlowMissTheOldest.class);
  final Exercise03_TheSlowMissTheOldest publisher = new Exercise03_TheSlowMissTheOldest(3);
  private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
  private final String before;
  private final String belief;

  private TwoCalls(String before, String belief) {
    this.before = before;
    this.belief = belief;
  }

  void atTheSameMoment(Runnable one, Runnable other) throws Exception {
    Interleavings.atTheSameMoment(() -> keep(one), () -> keep(other));
    if (thrown.get() != null) {
      throw refuse("one of them got " + thrown.get());
    }
  }

  private void keep(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      thrown.set(e);
    }
  }

  Optional<String> take(Subscription subscription, String ifItWaits) throws Exception {
    return verdict.get(Verdict.onAnotherThread(subscription::take), () -> refuse(ifItWaits));
  }

  void takeAll(Subscription subscription, List<String> taken) throws Exception {
    publisher.close();
    String ifItWaits = "after the end and after %s a `take` waits.";
    var item = take(subscription, ifItWaits.formatted(taken));
    while (item.isPresent() && taken.size() < 9) {
      taken.add(item.get());
      item = take(subscription, ifItWaits.formatted(taken));
    }
  }

  AssertionError refuse(String observed) {
    return refuse(observed, belief);
  }

  AssertionError refuse(String observed, String belief) {
    return verdict.refuse(before + observed, belief, thrown.get());
  }
}
