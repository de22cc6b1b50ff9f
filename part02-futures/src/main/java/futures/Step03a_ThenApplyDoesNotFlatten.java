package futures;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// The dish is known later, and its price later still. How are the two chained?
///
/// A *stage* is what a future's methods return: a future for what a function makes of the result.
/// One might expect `thenApply(priceOf)` to wait for the dish and then for its price. But `priceOf`
/// returns a future, so the stage is done as soon as it *has* that future. The type tells: a future
/// of a future. With `thenAccept`, which throws the inner future away, nothing tells.
///
/// Run `make part_02 STEP=3a`. Watch which stage is done before the price is known, and so never
/// hears that the price failed.
///
/// Trap: `thenApply` waits for the future that its function returns. In fact, it hands that future
/// on as its value, and `thenAccept` drops it; `thenCompose` waits for it.
final class Step03a_ThenApplyDoesNotFlatten {

  static void main() {
    say("the dish comes, and then its price fails");
    say("%-14s%-27s%s", "", "done before the price", "and in the end");
    print("thenApply", thenApply());
    print("thenAccept", thenAccept());
    print("thenCompose", thenCompose());
  }

  private static void print(String stage, Fate fate) {
    say("%-14s%-27s%s", stage, fate.doneBeforeThePrice ? "yes" : "no", fate.whenThePriceFails);
  }

  record Fate(boolean doneBeforeThePrice, Future.State whenThePriceFails) {}

  /// The mistake. ALWAYS done before the price, and a SUCCESS.
  @SuppressWarnings("FutureReturnValueIgnored") // the mistake
  static Fate thenApply() {
    var meal = new Meal();
    CompletableFuture<CompletableFuture<Integer>> price =
        meal.dish.thenApply(name -> meal.priceOf(name));
    return meal.fate(price);
  }

  /// The same, and no type tells: a lambda of one call is taken for a Consumer, and its result is
  /// dropped. ALWAYS done before the price, and a SUCCESS.
  @SuppressWarnings("FutureReturnValueIgnored") // the mistake
  static Fate thenAccept() {
    var meal = new Meal();
    CompletableFuture<Void> price = meal.dish.thenAccept(name -> meal.priceOf(name));
    return meal.fate(price);
  }

  /// The repair: done when the future that `priceOf` returned is done. ALWAYS FAILED.
  static Fate thenCompose() {
    var meal = new Meal();
    CompletableFuture<Integer> price = meal.dish.thenCompose(name -> meal.priceOf(name));
    return meal.fate(price);
  }

  /// Two futures that are completed by hand.
  private static final class Meal {
    private final CompletableFuture<String> dish = new CompletableFuture<>();
    private final CompletableFuture<Integer> price = new CompletableFuture<>();
    private final Map<String, CompletableFuture<Integer>> menu = Map.of("ham", price);

    CompletableFuture<Integer> priceOf(String name) {
      return menu.get(name);
    }

    /// The dish comes, and then its price fails. What did the chain make of it?
    Fate fate(CompletableFuture<?> chain) {
      dish.complete("ham");
      boolean early = chain.isDone();
      price.completeExceptionally(new IOException("no price"));
      return new Fate(early, chain.state());
    }
  }
}
