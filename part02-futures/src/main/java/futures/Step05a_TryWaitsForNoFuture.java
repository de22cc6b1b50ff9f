package futures;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Entering takes half a second, leaving takes one: can `try` wait for that?
///
/// It can: a constructor and `close` may block like any other call, and a virtual thread that is
/// blocked costs next to nothing. One might then expect `try` to hold until all that was begun
/// inside has ended. It ends with its last statement: a future that it returns is left outside.
///
/// Run `make part_02 STEP=5a`. Watch in the timeline when each guest leaves: after the dish, or
/// without it.
final class Step05a_TryWaitsForNoFuture {

  static void main() throws Exception {
    say("two visits: 0.5 s to enter, 0.2 s for a dish, 1 s to leave");
    var names = Thread.ofVirtual().name("guest").factory();
    try (var guests = Executors.newThreadPerTaskExecutor(names)) {
      say("waited for inside:   %s", guests.submit(() -> inRealTime("inside", WAITS)).get());
      say("waited for outside:  %s", guests.submit(() -> inRealTime("outside", FLEES)).get());
    }
    timeline();
  }

  /// A diner as its driver shows it: each call returns at once.
  interface Diner {
    /// A table, which somebody has to leave again.
    CompletableFuture<Integer> enter();

    CompletableFuture<String> order(int table);

    CompletableFuture<Void> leave(int table);
  }

  /// The context manager. An interrupt reaches only what is waited for inside: `get` can be
  /// interrupted, and `join` can't (step 2c). So no table is taken that nobody leaves, and `close`
  /// has no InterruptedException to swallow.
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

  /// What a guest does inside: the one thing in which the two differ.
  @FunctionalInterface
  interface Stay {
    CompletableFuture<String> in(Visit visit) throws Exception;
  }

  static final Stay WAITS = visit -> completedFuture(visit.order().get());

  // The mistake: the order is handed out, and nothing keeps the guest inside.
  static final Stay FLEES = Visit::order;

  /// The dish. FLEES fails if leaving begins before the dish has come, as in [SlowDiner].
  static String visit(Diner diner, Stay stay) throws Exception {
    CompletableFuture<String> dish;
    try (var visit = new Visit(diner)) {
      dish = stay.in(visit);
    }
    return dish.get();
  }

  private static String inRealTime(String name, Stay stay) throws Exception {
    try (var _ = span(name)) {
      return visit(new SlowDiner(100), stay);
    } catch (ExecutionException e) {
      return e.getCause().getMessage();
    }
  }

  /// Whoever leaves is not served any more, as a driver fails what is outstanding when its
  /// connection is closed.
  static final class SlowDiner implements Diner {
    private final int tenth;
    private CompletableFuture<String> order = completedFuture("none");

    /// With 100 ms for a tenth of a second this is real time.
    SlowDiner(int tenth) {
      this.tenth = tenth;
    }

    @Override
    public CompletableFuture<Integer> enter() {
      return after(5 * tenth, "enter", 7);
    }

    @Override
    public CompletableFuture<String> order(int table) {
      order = after(2 * tenth, "order", "ham");
      return order;
    }

    @Override
    public CompletableFuture<Void> leave(int table) {
      order.completeExceptionally(new IllegalStateException("left before the dish came"));
      return after(10 * tenth, "leave", null);
    }

    /// A timer of the JDK completes it: no thread waits.
    private static <T> CompletableFuture<T> after(int millis, String name, T value) {
      var span = span(name);
      span.waits();
      var future = new CompletableFuture<T>().completeOnTimeout(value, millis, MILLISECONDS);
      var _ = future.whenComplete((_, _) -> span.close());
      return future;
    }
  }
}
