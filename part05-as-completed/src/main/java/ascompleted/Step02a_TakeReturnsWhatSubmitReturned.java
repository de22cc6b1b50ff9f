package ascompleted;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Three shops are asked for a price, and the prices come in the order of completion. Whose price
/// is the first?
///
/// One might expect that nothing tells: a price is a number. But the queue holds futures, and
/// `take` returns the very object that `submit` returned. A map from the future to the shop tells.
///
/// Run `make part_05 STEP=2a`. Watch the price of the north shop.
///
/// Trap: A result that comes as completed has lost its input. In fact, `take` returns the future
/// that `submit` returned: keep a map from it, or let the result carry its input.
final class Step02a_TakeReturnsWhatSubmitReturned {

  static void main() throws Exception {
    say("north answers 30 after 0.3 s, south 10 after 0.1 s, east 20 after 0.2 s");
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("ask-", 1).factory())) {
      say("by position  %s", byPosition(List.of("north", "south", "east"), ASK, threads));
      say("by future    %s", byFuture(List.of("north", "south", "east"), ASK, threads));
    }
  }

  /// The mistake: the first price is taken for the first shop's. Each shop ALWAYS gets a price, and
  /// it is the right one only if the prices happen to come in the order of the shops.
  static Map<String, Integer> byPosition(List<String> shops, Shop ask, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    var completed = new ExecutorCompletionService<Integer>(threads);
    for (String shop : shops) {
      var _ = completed.submit(() -> ask.priceAt(shop));
    }
    var prices = new LinkedHashMap<String, Integer>();
    for (String shop : shops) {
      prices.put(shop, completed.take().get());
    }
    return prices;
  }

  /// The repair: one thread submits all and then takes all, so that the map is complete when it is
  /// read. ALWAYS the shop's own price.
  static Map<String, Integer> byFuture(List<String> shops, Shop ask, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    var completed = new ExecutorCompletionService<Integer>(threads);
    var shopOf = new IdentityHashMap<Future<Integer>, String>();
    for (String shop : shops) {
      shopOf.put(completed.submit(() -> ask.priceAt(shop)), shop);
    }
    var prices = new LinkedHashMap<String, Integer>();
    while (!shopOf.isEmpty()) {
      Future<Integer> done = completed.take();
      prices.put(shopOf.remove(done), done.get());
    }
    return prices;
  }

  @FunctionalInterface
  interface Shop {
    int priceAt(String shop) throws InterruptedException;
  }

  private static final Shop ASK =
      shop -> {
        int price = Map.of("north", 30, "south", 10, "east", 20).get(shop);
        Thread.sleep(Duration.ofMillis(10L * price));
        return price;
      };
}
