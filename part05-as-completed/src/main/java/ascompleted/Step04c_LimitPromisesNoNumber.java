package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Race;
import ascompleted.requests.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An answer counts if two of four replicas give it. Three of them fail. What does `limit(2)` give?
///
/// One might expect an exception. But `limit` is a maximum: it waits for all replicas, and gives
/// what there is, one. A loop that counts the failures can say after the third that two of four are
/// out of reach, while the fourth request is still in flight.
///
/// Run `make part_05 STEP=4c`. Watch the losers: a quorum that is out of reach cancels them too.
///
/// Trap: `limit(2)` gives the first two. In fact, it gives two at most, and waits for every task
/// before it gives less.
final class Step04c_LimitPromisesNoNumber {

  static void main() throws Exception {
    try (var requests = Requests.atMost(4)) {
      say("two of four replicas are needed; two answer");
      var replicas = List.of("/count", "/count", LOSER, LOSER);
      var race = new Race(requests, 2);
      say("limit   %d answers; %s", limit(2, replicas, race::get).size(), race.fateOfLosers());
      race = new Race(requests, 2);
      say("quorum  %d answers; %s", quorum(2, replicas, race::get).size(), race.fateOfLosers());

      say("three fail");
      race = new Race(requests, 0);
      var fail = List.of("/count", "/status/500", "/status/500", "/status/500");
      say("limit   %d answer", limit(2, fail, race::get).size());
      race = new Race(requests, 1);
      try {
        quorum(2, List.of(LOSER, "/status/500", "/status/500", "/status/500"), race::get);
      } catch (IllegalStateException e) {
        say("quorum  %s; %s", e.getMessage(), race.fateOfLosers());
      }
    }
  }

  /// The mistake, where less than that is of no use. SOMETIMES as many as were wanted.
  static <I, O> List<O> limit(int wanted, List<I> inputs, Work<I, O> work) {
    try (var outcomes = AsCompleted.allAtOnce(inputs, work).stream()) {
      return outcomes.flatMap(outcome -> values(outcome)).limit(wanted).toList();
    }
  }

  private static <I, O> Stream<O> values(Outcome<I, O> outcome) {
    return switch (outcome) {
      case Success(_, var value) -> Stream.of(value);
      case Failure<I, O> _ -> Stream.empty();
    };
  }

  /// The repair. ALWAYS as many as were wanted, or an exception as soon as they are out of reach.
  static <I, O> List<O> quorum(int wanted, List<I> inputs, Work<I, O> work) {
    if (wanted < 1 || wanted > inputs.size()) {
      throw new IllegalArgumentException(wanted + " of " + inputs.size() + " cannot succeed");
    }
    var values = new ArrayList<O>();
    var failures = new ArrayList<Throwable>();
    try (var outcomes = AsCompleted.allAtOnce(inputs, work)) {
      for (Outcome<I, O> outcome : outcomes) {
        switch (outcome) {
          case Success(_, var value) -> values.add(value);
          case Failure(_, var cause) -> failures.add(cause);
        }
        if (values.size() == wanted) {
          return values;
        }
        if (failures.size() > inputs.size() - wanted) {
          break;
        }
      }
    }
    var outOfReach =
        new IllegalStateException("%d of %d failed".formatted(failures.size(), inputs.size()));
    failures.forEach(outOfReach::addSuppressed);
    throw outOfReach;
  }
}
