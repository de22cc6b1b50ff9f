package futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One method becomes asynchronous: what must change in those that call it?
///
/// `receipt` calls `total`, and `total` calls `price`, which takes 0.1 s. One might expect that
/// only the direct caller of `price` has to change: it waits, and its own callers never know.
///
/// Run `make part_02 STEP=1b`. Watch the third line, in which that was done: no receipt ever comes.
/// The last line runs the code of the first one as it is.
///
/// Trap: Only the direct caller of an asynchronous method has to change. In fact, a caller that
/// waits on the loop keeps the loop from completing what it waits for; so its callers change too.
final class Step01b_OneAsynchronousCallChangesItsCallers {

  static final int GUESTS = 3;

  static void main() throws Exception {
    var bound = Duration.ofSeconds(1);
    say("%d guests, 2 prices each, 0.1 s a price", GUESTS);
    var shop = new Blocking(() -> Thread.sleep(100));
    try (var loop = newLoop()) {
      say(
          "blocking, one thread:       %d receipts",
          served(() -> loop.submit(shop::receipt), bound));
      var asynchronous = new Asynchronous(loop);
      say("asynchronous, same thread:  %d receipts", served(asynchronous::receipt, bound));
      var half = new HalfChanged(asynchronous);
      say(
          "half changed, same thread:  %d receipts",
          served(() -> loop.submit(half::receipt), bound));
      loop.shutdownNow(); // interrupts its thread, which still waits in HalfChanged
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      say(
          "blocking, virtual threads:  %d receipts",
          served(() -> threads.submit(shop::receipt), bound));
    }
  }

  /// The control: a call returns when it has its result.
  record Blocking(Pause pause) {
    String receipt() throws Exception {
      return total() + " in all";
    }

    int total() throws Exception {
      return price("ham") + price("eggs");
    }

    int price(String dish) throws Exception {
      pause.pause();
      return dish.length();
    }
  }

  /// `price` returns before it knows the price, so its type is a future. So is that of `total`, and
  /// of `receipt`, up to a caller that may wait. (`thenCombine` and `thenApply` say what to do with
  /// the results when they come: step 3.)
  record Asynchronous(ScheduledExecutorService loop) {
    CompletableFuture<String> receipt() {
      return total().thenApply(total -> total + " in all");
    }

    CompletableFuture<Integer> total() {
      return price("ham").thenCombine(price("eggs"), Integer::sum);
    }

    CompletableFuture<Integer> price(String dish) {
      var price = new CompletableFuture<Integer>();
      var _ = loop.schedule(() -> price.complete(dish.length()), 100, MILLISECONDS);
      return price;
    }
  }

  /// The mistake: `total` waits, so that `receipt` can stay as it was. But it runs on the loop, and
  /// only the loop can complete the price. (A Netty future would refuse this wait, as in part 1. A
  /// CompletableFuture does not know which thread will complete it.)
  record HalfChanged(Asynchronous till) {
    String receipt() throws InterruptedException, ExecutionException {
      return total() + " in all";
    }

    int total() throws InterruptedException, ExecutionException {
      return till.price("ham").get() + till.price("eggs").get();
    }
  }

  @FunctionalInterface
  interface Pause {
    void pause() throws Exception;
  }

  /// Lets all guests ask for a receipt, and counts the receipts that come, until one takes longer
  /// than `bound`. In the order of `main`, ALWAYS 3, 3, 0, 3.
  static int served(Supplier<Future<String>> guest, Duration bound) throws Exception {
    var receipts = Stream.generate(guest).limit(GUESTS).toList();
    int came = 0;
    for (var receipt : receipts) {
      try {
        receipt.get(bound.toMillis(), MILLISECONDS);
      } catch (TimeoutException e) {
        break;
      }
      came++;
    }
    return came;
  }

  static ScheduledExecutorService newLoop() {
    return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("loop").factory());
  }
}
