package futures;

import static futures.using.Using.using;
import static lesson.Lesson.say;

import futures.Step05a_TryWaitsForNoFuture.SlowDiner;
import futures.using.Using;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where no thread waits, who leaves what was entered?
///
/// One might expect a chain to do it: enter, order, and leave when the order is done. It does,
/// until the order throws instead of returning a future, or somebody cancels. Inside, the order
/// goes on, and the table is left when the dish has come, for nobody. At the door, a stage that is
/// already done runs no function, so nobody ever hears of the table.
///
/// Run `make part_02 STEP=5b`. Watch how often the table is left: once, and as soon as it is over.
final class Step05b_UsingLeavesExactlyOnce {

  static void main() {
    say("0.5 s to enter, 0.2 s for a dish, 1 s to leave");
    var diner = new SlowDiner(100);
    say("using: %s", using(diner::enter, diner::order, diner::leave).join());
    for (Course course : Course.values()) {
      say("%-17s  chained %s  using %s", course, visit(CHAINED, course), visit(USING, course));
    }
  }

  enum Course {
    SERVED,
    REFUSED,
    THROWN_OUT,
    CANCELLED_INSIDE,
    CANCELLED_AT_DOOR
  }

  /// How often the table was left as soon as the visit was over, how often in the end, and whether
  /// the result waits until the leaving is done. USING: ALWAYS once, and soon, and it waits, except
  /// that a cancelled future is done at once.
  record Left(int soon, int times, boolean waits) {}

  @FunctionalInterface
  interface Visit {
    CompletableFuture<String> start(
        Supplier<CompletableFuture<Integer>> enter,
        Function<Integer, CompletableFuture<String>> order,
        Function<Integer, CompletableFuture<Void>> leave);
  }

  // The mistake.
  static final Visit CHAINED =
      (enter, order, leave) ->
          enter
              .get()
              .thenCompose(table ->
                  order
                      .apply(table)
                      .whenComplete((_, _) -> {
                        var _ = leave.apply(table);
                      }));

  // The repair: see Using, beside this file.
  static final Visit USING = Using::using;

  static Left visit(Visit visit, Course course) {
    var table = new CompletableFuture<Integer>();
    var dish = new CompletableFuture<String>();
    var left = new AtomicInteger();
    var result =
        visit.start(
            () -> table,
            _ -> Objects.requireNonNull(course == Course.THROWN_OUT ? null : dish, "no shoes"),
            _ -> {
              left.incrementAndGet();
              return new CompletableFuture<>(); // leaving goes on
            });
    if (course == Course.CANCELLED_AT_DOOR) {
      result.cancel(true);
    }
    table.complete(7);
    switch (course) {
      case SERVED -> dish.complete("ham");
      case REFUSED -> dish.completeExceptionally(new IllegalStateException("no ham"));
      case CANCELLED_INSIDE -> result.cancel(true);
      case THROWN_OUT, CANCELLED_AT_DOOR -> {} // it is over already
    }
    int soon = left.get();
    boolean waits = !result.isDone();
    dish.complete("ham"); // where it was still cooking, it comes now
    return new Left(soon, left.get(), waits);
  }
}
