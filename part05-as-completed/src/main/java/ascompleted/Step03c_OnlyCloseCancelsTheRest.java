package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.requests.Race;
import ascompleted.requests.Race.Fate;
import ascompleted.requests.Requests;
import java.util.List;
import java.util.function.Consumer;

/// Five requests are in flight. The first answer is the one that was wanted, and the loop ends.
/// What becomes of the other four?
///
/// One might expect that they are cancelled: `findFirst` needs no more than one. But neither
/// `break` nor the last operation of a stream closes anything, and the requests run on until they
/// are answered. `close` interrupts them, and the server sees their connections closed.
///
/// Run `make part_05 STEP=3c`. Watch what the server saw.
///
/// Trap: A stream cancels what it no longer needs. In fact, only `close` does: open it in a `try`.
final class Step03c_OnlyCloseCancelsTheRest {

  static void main() throws Exception {
    try (var requests = Requests.atMost(5)) {
      say("five requests, and a consumer that wants one answer");
      say("break                 %s", after(Step03c_OnlyCloseCancelsTheRest::breakAlone, requests));
      say("break, in a try       %s", after(Step03c_OnlyCloseCancelsTheRest::breakInTry, requests));
      say("findFirst             %s", after(Step03c_OnlyCloseCancelsTheRest::findFirst, requests));
      say("findFirst, in a try   %s", after(Step03c_OnlyCloseCancelsTheRest::firstInTry, requests));
    }
  }

  /// The mistake. The rest is NEVER cancelled.
  static void breakAlone(AsCompleted<String, String> outcomes) {
    for (var _ : outcomes) {
      break;
    }
  }

  /// The repair. The rest is ALWAYS cancelled, and has ended when the block is left.
  static void breakInTry(AsCompleted<String, String> outcomes) {
    try (outcomes) {
      for (var _ : outcomes) {
        break;
      }
    }
  }

  /// The mistake again. The rest is NEVER cancelled.
  static void findFirst(AsCompleted<String, String> outcomes) {
    Outcome<String, String> _ = outcomes.stream().findFirst().orElseThrow();
  }

  /// The repair. The rest is ALWAYS cancelled.
  static void firstInTry(AsCompleted<String, String> outcomes) {
    try (var stream = outcomes.stream()) {
      Outcome<String, String> _ = stream.findFirst().orElseThrow();
    }
  }

  /// In HTTP/1.1 only closing the connection tells a server that an answer is not wanted.
  record Seen(Fate losers, long connections) {
    @Override
    public String toString() {
      return "%s; %d of 5 connections left".formatted(losers, connections);
    }
  }

  /// The first request is answered when the other four are at a gate of the server.
  static Seen after(Consumer<AsCompleted<String, String>> consumer, Requests requests)
      throws InterruptedException {
    var race = new Race(requests, 4);
    var five = List.of("/count", LOSER, LOSER, LOSER, LOSER);
    consumer.accept(new AsCompleted<>(five, 5, race::get));
    return new Seen(race.fateOfLosers(), requests.server().stats().connectionsOpen());
  }
}
