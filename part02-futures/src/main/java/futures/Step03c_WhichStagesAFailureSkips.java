package futures;

import static futures.Step02b_EachReaderFailsItsOwnWay.stateFirst;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Which stages run when the one before them has failed, and what do they pass on?
///
/// One might expect that a stage that has seen a failure has dealt with it. `whenComplete` sees it
/// and passes it on, as `finally` would. `exceptionally` is the `catch`, `thenApply` the statement
/// that is not reached, and `handle` is what stands after all of them.
///
/// Run `make part_02 STEP=3c`. Watch the last column: two of the four still fail.
final class Step03c_WhichStagesAFailureSkips {

  static void main() {
    say("%-15s%-22s%s", "", "after ham", "after a failure");
    print("thenApply", THEN_APPLY);
    print("exceptionally", EXCEPTIONALLY);
    print("handle", HANDLE);
    print("whenComplete", WHEN_COMPLETE);
  }

  private static void print(String name, Stage stage) {
    var row = row(stage);
    say("%-15s%-22s%s", name, row.afterHam, row.afterFailure);
  }

  /// Attaches one stage, which calls `ran` when it runs.
  @FunctionalInterface
  interface Stage {
    CompletableFuture<String> after(CompletableFuture<String> source, Runnable ran);
  }

  static final Stage THEN_APPLY =
      (source, ran) ->
          source.thenApply(dish -> {
            ran.run();
            return "fried " + dish;
          });

  static final Stage EXCEPTIONALLY =
      (source, ran) ->
          source.exceptionally(_ -> {
            ran.run();
            return "eggs";
          });

  static final Stage HANDLE =
      (source, ran) ->
          source.handle((dish, failure) -> {
            ran.run();
            return failure == null ? "fried " + dish : "eggs";
          });

  // Its function returns nothing, so unless it throws it has nothing to pass on but what came.
  static final Stage WHEN_COMPLETE =
      (source, ran) -> source.whenComplete((dish, failure) -> ran.run());

  /// ALWAYS as the README shows it.
  record Row(Passed afterHam, Passed afterFailure) {}

  record Passed(boolean ran, String on) {
    @Override
    public String toString() {
      return (ran ? "ran: " : "skipped: ") + on;
    }
  }

  static Row row(Stage stage) {
    return new Row(
        passed(stage, completedFuture("ham")),
        passed(stage, failedFuture(new IOException("no ham"))));
  }

  private static Passed passed(Stage stage, CompletableFuture<String> source) {
    var ran = new boolean[1]; // the source is done: its stages run here and now
    var passedOn = stage.after(source, () -> ran[0] = true);
    return new Passed(ran[0], stateFirst(passedOn));
  }
}
