package futures;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The dish is known later, and its price later still. How are the two chained?
///
/// One might expect `thenApply(price)` to wait for both: apply this function, then that one. But
/// `price` returns a future, so the chain is done as soon as it *has* that future. The type tells,
/// a future of a future. With `thenAccept`, which throws the future away, nothing tells.
///
/// Run `make part_02 STEP=3a`. Watch who is done before the price is known, and who then never
/// hears that the price failed.
final class Step03a_ThenApplyDoesNotFlatten {

  static void main() {
    say("first the dish, then its price");
    say("thenApply:    %s", fate(APPLY));
    say("thenAccept:   %s", fate(ACCEPT));
    say("thenCompose:  %s", fate(COMPOSE));
  }

  @FunctionalInterface
  interface Chain {
    CompletableFuture<?> of(
        CompletableFuture<String> dish, Function<String, CompletableFuture<Integer>> price);
  }

  // The mistake: a CompletableFuture<CompletableFuture<Integer>>.
  static final Chain APPLY = CompletableFuture::thenApply;

  // The same, silently: a lambda of one call is taken for a Consumer, and its result is dropped.
  @SuppressWarnings("ReturnValueIgnored")
  static final Chain ACCEPT = (dish, price) -> dish.thenAccept(name -> price.apply(name));

  // The repair: done when the future that `price` returned is done. (If that was cancelled, it has
  // failed: step 3f.)
  static final Chain COMPOSE = CompletableFuture::thenCompose;

  /// ALWAYS (true, SUCCESS) for the first two, (false, FAILED) for `thenCompose`.
  record Fate(boolean doneBeforeThePrice, Future.State whenThePriceFails) {}

  static Fate fate(Chain chain) {
    var dish = new CompletableFuture<String>();
    var price = new CompletableFuture<Integer>();
    CompletableFuture<?> chained = chain.of(dish, _ -> price);
    dish.complete("ham");
    boolean early = chained.isDone();
    price.completeExceptionally(new IOException("no price"));
    return new Fate(early, chained.state());
  }
}
