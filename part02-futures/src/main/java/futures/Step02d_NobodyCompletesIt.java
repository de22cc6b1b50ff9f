package futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// What does a reader see of a future that will never be completed?
///
/// One might expect an error, or some sign. There is none: to the JVM it is a future that may still
/// be completed later, so a thread that reads it waits, for ever and in silence. A wait with a
/// bound ends, but its exception has no message. The repair says who waited, for what, for how
/// long, and how many others still do.
///
/// Run `make part_02 STEP=2d`. Watch what the two time-outs tell, and what they leave behind.
///
/// Trap: A future that is never completed is noticed. In fact, its readers wait for ever, in
/// silence; bound the wait, and say who waits for what.
final class Step02d_NobodyCompletesIt {

  static void main() throws Exception {
    var bound = Duration.ofMillis(300);
    say("the soup:      %s", waitFor("the soup", order("soup"), bound));
    CompletableFuture<String> caviar = order("caviar");
    var guest = Thread.ofPlatform().name("guest").start(() -> waitForEver(caviar));
    say("get says:      %s", messageOf(() -> caviar.get(bound.toMillis(), MILLISECONDS)));
    say("waitFor says:  %s", messageOf(() -> waitFor("the caviar", caviar, bound)));
    say("after two time-outs the future is %s", caviar.state());
    caviar.cancel(false); // nothing else frees the guest: `join` can't be interrupted (step 2c)
    guest.join();
  }

  /// The mistake: for a dish that is off the menu, no line of this method completes the future.
  static CompletableFuture<String> order(String dish) {
    var order = new CompletableFuture<String>();
    if (Set.of("ham", "eggs", "soup").contains(dish)) {
      order.complete(dish);
    }
    return order;
  }

  /// The repair. Only this wait ends: the future stays as it was, for its other readers too. (The
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

  private static void waitForEver(CompletableFuture<String> order) {
    try {
      say("join returns %s", order.join());
    } catch (CancellationException e) {
      say("join throws %s", e.getClass().getSimpleName());
    }
  }

  private static String messageOf(Callable<String> reading) throws Exception {
    try {
      throw new AssertionError("it was completed with " + reading.call());
    } catch (TimeoutException e) {
      return "TimeoutException, message: " + e.getMessage();
    }
  }
}
