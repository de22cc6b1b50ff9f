package futures;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import futures.diner.Diner;
import futures.diner.SlowDiner;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Entering takes half a second, leaving takes one: can `try` wait for that?
///
/// It can: a constructor and `close` may block like any other call, and a virtual thread that waits
/// costs next to nothing. One might then expect `try` to wait until all that was begun inside has
/// ended. `try` does not wait for a future that its body hands out.
///
/// Run `make part_02 STEP=5a`. Watch in the timeline when each guest leaves: after the dish, or
/// without it.
///
/// Trap: `try` holds its resource until what was begun inside has ended. In fact, it closes the
/// resource when its body has ended; it does not wait for a future that the body hands out.
final class Step05a_TryWaitsForNoFuture {

  static void main() throws Exception {
    say("two visits: 0.5 s to enter, 0.2 s for a dish, 1 s to leave");
    var diner = new SlowDiner(100);
    var names = Thread.ofVirtual().name("guest").factory();
    try (var guests = Executors.newThreadPerTaskExecutor(names)) {
      say(
          "waited for inside:   %s",
          guests.submit(() -> timed("inside", () -> waitInside(diner))).get());
      say(
          "waited for outside:  %s",
          guests.submit(() -> timed("outside", () -> waitOutside(diner))).get());
    }
    timeline();
  }

  /// The context manager. An interrupt reaches only what is waited for inside: `get` can be
  /// interrupted, and `join` can't (step 2c). So a guest leaves every table that he takes, and
  /// `close` has no InterruptedException to swallow.
  static final class Visit implements AutoCloseable {
    private final Diner diner;
    private final int table;

    Visit(Diner diner) {
      this.diner = diner;
      this.table = diner.enter().join();
    }

    CompletableFuture<String> order() {
      return diner.order(table);
    }

    @Override
    public void close() {
      diner.leave(table).join();
    }
  }

  /// ALWAYS served.
  static String waitInside(Diner diner) throws Exception {
    try (var visit = new Visit(diner)) {
      return visit.order().get();
    }
  }

  /// The mistake. ALWAYS fails in a diner that serves no guest who leaves.
  static String waitOutside(Diner diner) throws Exception {
    CompletableFuture<String> dish;
    try (var visit = new Visit(diner)) {
      dish = visit.order();
    }
    return dish.get();
  }

  /// A visit does nothing but wait. (Its result, or why it failed.)
  private static String timed(String name, Callable<String> visit) throws Exception {
    try (var _ = span(name).waits()) {
      return visit.call();
    } catch (ExecutionException e) {
      return e.getCause().getMessage();
    }
  }
}
