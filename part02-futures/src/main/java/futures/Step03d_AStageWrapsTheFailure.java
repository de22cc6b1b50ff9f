package futures;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static lesson.Lesson.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// There are eggs when the ham fails with an UncheckedIOException. What if a stage is added before
/// that recovery?
///
/// One might expect nothing: a stage that is skipped hands the failure on. It hands it on wrapped
/// in a CompletionException, so that a check for the failure's type stops matching: the code that
/// breaks is not the code that was changed. A failure that a stage's own function throws is wrapped
/// from the start. Only directly behind a future that was failed by `completeExceptionally` does a
/// stage see the type.
///
/// Run `make part_02 STEP=3d`. Watch the column `by type`: the same recovery each time.
///
/// Trap: A stage hands a failure on as it is. In fact, it hands it on in a CompletionException:
/// what its function threw, and what came to it.
final class Step03d_AStageWrapsTheFailure {

  static void main() {
    say("the ham fails with an UncheckedIOException");
    say("%-35s%-31s%s", "the recovery is", "by type", "by cause");
    print("next to the failure", Step03d_AStageWrapsTheFailure::nextToTheFailure);
    print("one stage later", Step03d_AStageWrapsTheFailure::oneStageLater);
    print("next to a function that throws it", Step03d_AStageWrapsTheFailure::thrownInAStage);
  }

  private static void print(String where, Function<Function<Throwable, String>, String> ham) {
    say(
        "%-35s%-31s%s",
        where,
        ham.apply(Step03d_AStageWrapsTheFailure::byType),
        ham.apply(Step03d_AStageWrapsTheFailure::byCause));
  }

  /// The mistake: right only next to a future that was failed by hand.
  static String byType(Throwable failure) {
    return failure instanceof UncheckedIOException
        ? "eggs"
        : "sorry: a " + failure.getClass().getSimpleName();
  }

  /// The repair. ALWAYS eggs.
  static String byCause(Throwable failure) {
    return byType(cause(failure));
  }

  /// What a stage threw or was given, without the wrapper that stages put around it. Only that one
  /// comes off: the failure may have a cause of its own.
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /// ALWAYS eggs, even by type.
  static String nextToTheFailure(Function<Throwable, String> recovery) {
    CompletableFuture<String> ham = failedFuture(noHam());
    return ham.exceptionally(recovery).join();
  }

  /// By type ALWAYS sorry: the stage between is skipped, and wraps.
  static String oneStageLater(Function<Throwable, String> recovery) {
    CompletableFuture<String> ham = failedFuture(noHam());
    return ham.thenApply(String::toUpperCase).exceptionally(recovery).join();
  }

  /// By type ALWAYS sorry: the stage whose function threw it wraps.
  static String thrownInAStage(Function<Throwable, String> recovery) {
    CompletableFuture<String> ham =
        completedFuture("ham")
            .thenApply(_ -> {
              throw noHam();
            });
    return ham.exceptionally(recovery).join();
  }

  private static UncheckedIOException noHam() {
    return new UncheckedIOException(new IOException("no ham"));
  }
}
