package futures;

import static lesson.Lesson.say;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import java.util.function.Function;

/// Three futures in a chain, and one of them is cancelled. What becomes of the others?
///
/// One might expect all of them to be cancelled, the first above all: it stands for the work. But
/// to cancel is only one way to complete, and it goes where results go: down, where it counts as a
/// failure. It never goes up. The work is not told that no reader waits for it any more.
///
/// Run `make part_02 STEP=3f`. Watch the column `dish`: it is RUNNING wherever it was not cancelled
/// itself, until the last line.
///
/// Trap: Cancelling a stage cancels its source. In fact, a cancel goes down the chain, as a
/// failure, and never up.
final class Step03f_CancelGoesDownNotUp {

  static void main() {
    say("%-21s%-11s%-11s%s", "cancelled", "dish", "fried", "served");
    print("dish", cancelTheDish());
    print("fried", cancelTheFrying());
    print("served", cancelTheServing());
    print("served, carried up", cancelTheServingCarriedUp());
  }

  private static void print(String cancelled, States states) {
    say("%-21s%-11s%-11s%s", cancelled, states.dish, states.fried, states.served);
  }

  record States(State dish, State fried, State served) {}

  /// ALWAYS CANCELLED, FAILED, FAILED.
  static States cancelTheDish() {
    var dish = new CompletableFuture<String>();
    var fried = dish.thenApply(name -> "fried " + name);
    var served = fried.thenApply(name -> name + " on toast");
    dish.cancel(true);
    return new States(dish.state(), fried.state(), served.state());
  }

  /// ALWAYS RUNNING, CANCELLED, FAILED.
  static States cancelTheFrying() {
    var dish = new CompletableFuture<String>();
    var fried = dish.thenApply(name -> "fried " + name);
    var served = fried.thenApply(name -> name + " on toast");
    fried.cancel(true);
    return new States(dish.state(), fried.state(), served.state());
  }

  /// The mistake, where the work should stop. ALWAYS RUNNING, RUNNING, CANCELLED.
  static States cancelTheServing() {
    var dish = new CompletableFuture<String>();
    var fried = dish.thenApply(name -> "fried " + name);
    var served = fried.thenApply(name -> name + " on toast");
    served.cancel(true);
    return new States(dish.state(), fried.state(), served.state());
  }

  /// The repair. ALWAYS CANCELLED, all three.
  static States cancelTheServingCarriedUp() {
    var dish = new CompletableFuture<String>();
    var fried = carriedUp(dish, name -> "fried " + name);
    var served = carriedUp(fried, name -> name + " on toast");
    served.cancel(true);
    return new States(dish.state(), fried.state(), served.state());
  }

  /// As `thenApply`, and what ends the stage early ends its source as well. If the source was done
  /// first, as it is when the function runs, the cancel does nothing. A source with other readers
  /// is passed as its `copy()`, so that they keep it.
  static <T, R> CompletableFuture<R> carriedUp(
      CompletableFuture<T> source, Function<T, R> function) {
    CompletableFuture<R> stage = source.thenApply(function);
    var _ =
        stage.whenComplete((_, failure) -> {
          if (failure != null) {
            source.cancel(false);
          }
        });
    return stage;
  }
}
