package futures;

import static futures.using.Using.using;
import static lesson.Lesson.say;

import futures.diner.SlowDiner;
import futures.using.Using;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where no thread waits, what leaves the table that was taken?
///
/// One might expect a chain to do it: enter, order, and leave when the order is done. It does,
/// until the order throws instead of returning a future, or the chain is cancelled. Cancelled
/// inside, the order goes on, and the table is left when the dish has come, too late to be eaten.
/// Cancelled at the door, the table is never left: a stage that is done runs no function.
///
/// Run `make part_02 STEP=5b`. Watch when the table is left, and which result waits for that.
///
/// Trap: `whenComplete` is a `finally`. In fact, it does not run where the body throws, and where
/// the chain is cancelled it runs late, or never.
final class Step05b_UsingLeavesExactlyOnce {

  static void main() {
    say("0.5 s to enter, 0.2 s for a dish, 1 s to leave");
    var diner = new SlowDiner(100);
    say("using: %s", using(diner::enter, diner::order, diner::leave).join());
    say("%-20s%-34s%s", "", "a chain leaves", "using leaves");
    for (Course course : Course.values()) {
      Left chained = visit(Step05b_UsingLeavesExactlyOnce::chained, course);
      say("%-20s%-34s%s", course.words, chained, visit(Using::using, course));
    }
  }

  /// The mistake. The repair is [Using#using], which takes the same three.
  static CompletableFuture<String> chained(
      Supplier<CompletableFuture<Integer>> enter,
      Function<Integer, CompletableFuture<String>> order,
      Function<Integer, CompletableFuture<Void>> leave) {
    return enter
        .get()
        .thenCompose(table ->
            order
                .apply(table)
                .whenComplete((_, _) -> {
                  var _ = leave.apply(table);
                }));
  }

  enum Course {
    SERVED("served"),
    REFUSED("refused"),
    THROWN_OUT("thrown out"),
    CANCELLED_INSIDE("cancelled inside"),
    CANCELLED_AT_DOOR("cancelled at door");

    private final String words;

    Course(String words) {
      this.words = words;
    }
  }

  /// How often the table was left as soon as the visit was over, how often in the end, and whether
  /// the result waits until the leaving is done. With `using` ALWAYS once, and soon, and the result
  /// waits, except that a cancelled future is done at once.
  record Left(int soon, int times, boolean waits) {
    @Override
    public String toString() {
      String often = times == 1 ? "once" : times + " times";
      String when = times == 0 ? "never" : often + (soon == times ? ", at once" : ", late");
      return waits ? when + ", the result waits" : when;
    }
  }

  /// [#chained] or [Using#using].
  @FunctionalInterface
  interface Visit {
    CompletableFuture<String> start(
        Supplier<CompletableFuture<Integer>> enter,
        Function<Integer, CompletableFuture<String>> order,
        Function<Integer, CompletableFuture<Void>> leave);
  }

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
