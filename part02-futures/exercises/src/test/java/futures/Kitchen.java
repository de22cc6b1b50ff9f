package futures;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Where the recipes' attempts begin. They end when the test says so.
final class Kitchen {

  /// Attempts that have begun and that the test has not taken up yet, in order.
  final BlockingQueue<Attempt<String>> begun = new LinkedBlockingQueue<>();

  final Queue<Attempt<String>> all = new ConcurrentLinkedQueue<>();

  Attempt<String> attempt() {
    var attempt = new Attempt<String>();
    all.add(attempt);
    begun.add(attempt);
    return attempt;
  }

  /// A recipe that ends with a stage.
  CompletableFuture<String> fried() {
    return attempt().thenApply(dish -> "fried " + dish);
  }
}
