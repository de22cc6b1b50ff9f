package futures;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import java.util.function.BiFunction;

/// Which stages run when the one before them has failed, and what do they pass on?
///
/// One might expect that a stage that has seen a failure has dealt with it. `whenComplete` sees it
/// and passes it on, as `finally` would. `exceptionally` is the `catch`, `thenApply` the statement
/// that is not reached, and `handle` is what stands after all of them.
///
/// Run `make part_02 STEP=3c`. Watch the last column: two of the four still fail.
///
/// Trap: A stage that has seen a failure has dealt with it. In fact, `whenComplete` passes it on;
/// `exceptionally` and `handle` replace it.
final class Step03c_WhichStagesAFailureSkips {

  static void main() {
    say("%-15s%-33s%s", "", "after ham", "after a failure");
    print("thenApply", Step03c_WhichStagesAFailureSkips::thenApply);
    print("exceptionally", Step03c_WhichStagesAFailureSkips::exceptionally);
    print("handle", Step03c_WhichStagesAFailureSkips::handle);
    print("whenComplete", Step03c_WhichStagesAFailureSkips::whenComplete);
  }

  private static void print(String name, Stage stage) {
    say("%-15s%-33s%s", name, afterHam(stage), afterFailure(stage));
  }

  static CompletableFuture<String> thenApply(CompletableFuture<String> source, Runnable ran) {
    return source.thenApply(dish -> {
      ran.run();
      return "fried " + dish;
    });
  }

  static CompletableFuture<String> exceptionally(CompletableFuture<String> source, Runnable ran) {
    return source.exceptionally(failure -> {
      ran.run();
      return "eggs";
    });
  }

  static CompletableFuture<String> handle(CompletableFuture<String> source, Runnable ran) {
    return source.handle((dish, failure) -> {
      ran.run();
      return failure == null ? "fried " + dish : "eggs";
    });
  }

  /// Its function returns nothing: unless it throws, the stage passes on what came.
  static CompletableFuture<String> whenComplete(CompletableFuture<String> source, Runnable ran) {
    return source.whenComplete((dish, failure) -> ran.run());
  }

  /// One of the methods above: attaches a stage that calls `ran` when its function runs.
  @FunctionalInterface
  interface Stage
      extends BiFunction<CompletableFuture<String>, Runnable, CompletableFuture<String>> {}

  /// Whether the stage's function ran, and how the stage ended. (Which exception the next stage
  /// gets to see is another question: step 3d.)
  record Passed(boolean ran, State end, String value) {
    @Override
    public String toString() {
      return (ran ? "runs" : "is skipped")
          + ", passes on "
          + (end == State.SUCCESS ? value : "the failure");
    }
  }

  static Passed afterHam(Stage stage) {
    return passed(stage, completedFuture("ham"));
  }

  static Passed afterFailure(Stage stage) {
    return passed(stage, failedFuture(new IOException("no ham")));
  }

  private static Passed passed(Stage stage, CompletableFuture<String> source) {
    var ran = new boolean[1]; // the source is done: its stages run here and now
    var next = stage.apply(source, () -> ran[0] = true);
    return new Passed(ran[0], next.state(), next.state() == State.SUCCESS ? next.join() : null);
  }
}
