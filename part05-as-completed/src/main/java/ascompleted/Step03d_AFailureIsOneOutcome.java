package ascompleted;

import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Five shops are asked for a price, and the second that comes back has failed. How many prices are
/// handled?
///
/// One might expect four. But a loop that throws the failure on ends there, and the three shops
/// that are still being asked are lost with it. An outcome is a value: the loop handles a failure
/// as it handles a success, and decides itself whether to go on.
///
/// Run `make part_05 STEP=3d`. Watch what is handled after the failure.
///
/// Trap: A task that fails costs one result. In fact, if the loop throws its failure, the results
/// that have not come yet are lost as well.
final class Step03d_AFailureIsOneOutcome {

  static void main() {
    var shops = List.of("north", "south", "east", "west", "centre");
    say("five shops answer, one each 0.1 s; south, the second, fails");
    var handled = new ArrayList<String>();
    try {
      throwOn(shops, ASK, handled);
    } catch (IllegalStateException e) {
      say("throw it on  %s, then %s", handled, e.getCause().getMessage());
    }
    say("handle it    %s", handle(shops, ASK));
  }

  /// The mistake, where each result is of use without the others. What comes after a failure is
  /// NEVER handled; `close` cancels it.
  static void throwOn(List<String> inputs, Work<String, Integer> work, List<String> handled) {
    try (var outcomes = AsCompleted.allAtOnce(inputs, work)) {
      for (Outcome<String, Integer> outcome : outcomes) {
        handled.add(
            switch (outcome) {
              case Success(var input, var price) -> input + " " + price;
              case Failure(var input, var cause) -> throw new IllegalStateException(input, cause);
            });
      }
    }
  }

  /// The repair. ALWAYS handles all of them.
  static List<String> handle(List<String> inputs, Work<String, Integer> work) {
    var handled = new ArrayList<String>();
    try (var outcomes = AsCompleted.allAtOnce(inputs, work)) {
      for (Outcome<String, Integer> outcome : outcomes) {
        handled.add(
            switch (outcome) {
              case Success(var input, var price) -> input + " " + price;
              case Failure(var input, var cause) -> input + ": " + cause.getMessage();
            });
      }
    }
    return handled;
  }

  private static final Work<String, Integer> ASK =
      shop -> {
        int price =
            switch (shop) {
              case "north" -> 10;
              case "south" -> 20;
              case "east" -> 30;
              case "west" -> 40;
              default -> 50;
            };
        Thread.sleep(Duration.ofMillis(10L * price));
        if (shop.equals("south")) {
          throw new IllegalStateException("no answer");
        }
        return price;
      };
}
