package futures;

import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import java.util.function.UnaryOperator;

/// Three futures in a chain, and one of them is cancelled. What becomes of the others?
///
/// One might expect all of them to be cancelled, the first above all: it stands for the work. But
/// to cancel is only one way to complete, and it goes where results go: down, where it counts as a
/// failure. It never goes up. The work is not told that nobody waits for it any more.
///
/// Run `make part_02 STEP=3f`. Watch the column `dish`: it is RUNNING wherever it was not cancelled
/// itself, until the last line.
final class Step03f_CancelGoesDownNotUp {

  static void main() {
    say("%-21s%-11s%-11s%s", "cancelled", "dish", "fried", "served");
    print("dish", states(PLAIN, 0));
    print("fried", states(PLAIN, 1));
    print("served", states(PLAIN, 2));
    print("served, carried up", states(CARRIED_UP, 2));
  }

  private static void print(String cancelled, States states) {
    say("%-21s%-11s%-11s%s", cancelled, states.dish, states.fried, states.served);
  }

  /// ALWAYS as the README shows them.
  record States(State dish, State fried, State served) {}

  /// Makes a stage of a future.
  @FunctionalInterface
  interface Link {
    CompletableFuture<String> after(CompletableFuture<String> source, UnaryOperator<String> stage);
  }

  static final Link PLAIN = CompletableFuture::thenApply;

  // The repair: what ends a stage early ends its source as well. If the source was done first, as
  // it is when the stage runs, this does nothing. A source with other readers is given as `copy()`.
  static final Link CARRIED_UP =
      (source, function) -> {
        var stage = source.thenApply(function);
        stage.whenComplete((_, failure) -> {
          if (failure != null) {
            source.cancel(false);
          }
        });
        return stage;
      };

  static States states(Link link, int cancelled) {
    var dish = new CompletableFuture<String>();
    var fried = link.after(dish, UnaryOperator.identity());
    var served = link.after(fried, UnaryOperator.identity());
    var chain = List.of(dish, fried, served);
    chain.get(cancelled).cancel(true);
    return new States(dish.state(), fried.state(), served.state());
  }
}
