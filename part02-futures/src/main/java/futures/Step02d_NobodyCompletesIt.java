package futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// What does a reader see of a future that nobody will ever complete?
///
/// One might expect an error, or some sign. There is none: it might always be completed later, so
/// whoever reads it waits, for ever and in silence. A bounded wait ends, but the JDK's exception
/// has no message. The repair says who waited, for what, and how many others still do.
///
/// Run `make part_02 STEP=2d`. Watch what the two time-outs tell, and what they leave behind.
final class Step02d_NobodyCompletesIt {

  static void main() throws Exception {
    var bound = Duration.ofMillis(300);
    say("%s", waitFor("the soup", order("soup"), bound));

    CompletableFuture<String> caviar = order("caviar");
    var guest = Thread.ofPlatform().name("guest").start(() -> waitForEver(caviar));
    try {
      caviar.get(bound.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      say("get says:      %s", e.getMessage());
    }
    try {
      waitFor("the caviar", caviar, bound);
    } catch (TimeoutException e) {
      say("waitFor says:  %s", e.getMessage());
    }
    say("after two time-outs the future is %s", caviar.state());
    caviar.cancel(false); // the only help for the guest: `join` can't be interrupted
    guest.join();
  }

  /// The mistake: the dish that is off the menu is the case in which nothing is done.
  static CompletableFuture<String> order(String dish) {
    var order = new CompletableFuture<String>();
    if (Set.of("ham", "eggs", "soup").contains(dish)) {
      order.complete(dish);
    }
    return order;
  }

  private static void waitForEver(CompletableFuture<String> order) {
    try {
      say("%s", order.join());
    } catch (CancellationException e) {
      say("%s", e);
    }
  }

  /// The repair. Only the waiting ends: the future is as it was, for its other readers too. (The
  /// JDK counts what waits for a future, threads and stages alike, for messages such as this one.)
  static <T> T waitFor(String what, CompletableFuture<T> future, Duration bound)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return future.get(bound.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      String message =
          "%s waited %d ms for %s (others that wait: %d)"
              .formatted(
                  Thread.currentThread().getName(),
                  bound.toMillis(),
                  what,
                  future.getNumberOfDependents());
      throw new TimeoutException(message);
    }
  }
}
