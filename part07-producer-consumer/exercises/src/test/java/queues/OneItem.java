package queues;

import exercise.Verdict;
import java.util.List;
import java.util.Optional;

/// The item a has been published to two subscriptions, and a `take` of each of them waited.
final class OneItem {

  private static final Verdict verdict = new Verdict(Exercise03_TheSlowMissTheOldest.class);

  private OneItem() {}

  /// If one still waits, `publishNext` tells whether its item is there, and was not announced: then
  /// the next announcement brings it.
  static void reaches(List<Waiting> takes, Runnable publishNext) throws Exception {
    try {
      verdict.await(
          () -> takes.stream().allMatch(each -> each.call().isDone()),
          "Two subscriptions wait in `take`, each in its own, a is published, and not both get it.");
    } catch (AssertionError oneWaits) {
      var waiting = takes.stream().filter(each -> !each.call().isDone()).toList();
      if (waiting.size() == 1) {
        throw afterTheNext(waiting.getFirst(), oneWaits.getMessage(), publishNext);
      }
      throw oneWaits;
    }
    for (var each : takes) {
      var got = verdict.get(each.call(), "It has ended.");
      if (!got.equals(Optional.of("a"))) {
        throw verdict.refuse(
            "Two subscriptions wait in `take`, a is published, and one of them got %s."
                .formatted(got.orElse("the end")));
      }
    }
  }

  private static AssertionError afterTheNext(Waiting waiting, String observed, Runnable publishNext)
      throws Exception {
    publishNext.run();
    var ifNever = verdict.refuse(observed + " Then b is published, and it still waits.");
    var got = verdict.get(waiting.call(), () -> ifNever);
    return got.equals(Optional.of("a"))
        ? verdict.refuse(
            observed + " Then b is published, and the other one gets a.",
            "a-signal-finds-whom-it-is-for")
        : verdict.refuse(observed);
  }
}
