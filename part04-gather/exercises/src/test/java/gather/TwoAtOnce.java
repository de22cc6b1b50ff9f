package gather;

import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Verdict;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// Rounds of [Interleavings] for [Exercise03_AtMostN].
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class TwoAtOnce {

  private static final OtherThreads others = new OtherThreads();

  private TwoAtOnce() {}

  static final class TwoCome implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      var verdict = new Verdict(Exercise03_AtMostN.class);
      var flights = new Flights();
      var limit = new Exercise03_AtMostN(1);
      limit.call(() -> CompletableFuture.completedFuture("bread"));
      Interleavings.atTheSameMoment(
          () -> limit.call(flights.call("ham")), () -> limit.call(flights.call("tea")));
      String observed = "At most one, and two threads asked for a call at the same moment. ";
      for (int i = 0; i < 2; i++) {
        int number = i;
        verdict.await(
            () -> flights.made.size() > number,
            () ->
                verdict.refuse(
                    observed
                        + (number == 0 ? "None is made." : "One has ended; the other is not made."),
                    "what-i-saw-still-holds"));
        if (flights.peak() > 1) {
          throw verdict.refuse(observed + "Both are in flight.", "two-threads-count-as-one");
        }
        flights.made.get(number).future().complete("cooked");
      }
      return null;
    }
  }

  /// At most one, and that is ham.
  abstract static class HamInFlight implements Callable<Void> {
    final Verdict verdict = new Verdict(Exercise03_AtMostN.class);
    final Flights flights = new Flights();
    final Exercise03_AtMostN limit = new Exercise03_AtMostN(1);

    final CompletableFuture<String> ham() throws Exception {
      limit.call(flights.call("ham"));
      verdict.await(() -> flights.has("ham"), "Nothing is in flight, and a call is not made.");
      return flights.future("ham");
    }
  }

  static final class EndAndCome extends HamInFlight {
    @Override
    public Void call() throws Exception {
      var ham = ham();
      Interleavings.atTheSameMoment(
          () -> ham.complete("cooked"), () -> limit.call(flights.call("tea")));
      verdict.await(
          () -> flights.has("tea"),
          () ->
              verdict.refuse(
                  "At most one. It ended at the moment at which the next one came, and that is not"
                      + " made: it waits, and nothing is in flight.",
                  "what-i-saw-still-holds"));
      return null;
    }
  }

  static final class EndAndOvertake extends HamInFlight {
    @Override
    public Void call() throws Exception {
      var ham = ham();
      limit.call(flights.call("eggs"));
      others.settle();
      Interleavings.atTheSameMoment(
          () -> ham.complete("cooked"), () -> limit.call(flights.call("tea")));
      verdict.await(
          () -> flights.made.size() > 1, "One ended, and none of those that wait was made.");
      if (flights.names().get(1).equals("tea")) {
        throw verdict.refuse(
            "At most one: ham; eggs waits. Ham ended at the moment at which tea came, and tea was"
                + " made before eggs.",
            "a-free-place-is-for-who-finds-it");
      }
      return null;
    }
  }

  static final class EndAndCancel extends HamInFlight {
    @Override
    public Void call() throws Exception {
      var ham = ham();
      var eggs = new AtomicReference<CompletableFuture<String>>();
      eggs.set(limit.call(flights.call("eggs")));
      others.settle();
      limit.call(flights.call("tea"));
      others.settle();
      Interleavings.atTheSameMoment(() -> ham.complete("cooked"), () -> eggs.get().cancel(true));
      others.settle();
      if (flights.has("eggs")) {
        flights.future("eggs").complete("cooked");
      }
      String observed =
          "At most one: ham; eggs and tea wait. Ham ended at the moment at which eggs was"
              + " cancelled. ";
      verdict.await(
          () -> flights.has("tea"),
          () -> verdict.refuse(observed + "Tea is not made.", "what-i-saw-still-holds"));
      if (flights.peak() > 1) {
        throw verdict.refuse(observed + "Two were in flight then.", "what-i-saw-still-holds");
      }
      return null;
    }
  }
}
