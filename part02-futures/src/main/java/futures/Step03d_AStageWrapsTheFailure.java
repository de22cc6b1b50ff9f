package futures;

import static futures.Step02b_EachReaderFailsItsOwnWay.stateFirst;
import static lesson.Lesson.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// There are eggs when the ham fails with an UncheckedIOException. What if somebody adds a stage
/// before that?
///
/// One might expect nothing: a stage that is skipped hands the failure on. It hands it on wrapped
/// in a CompletionException, so that a test for the failure's type stops matching. The code that
/// was not touched is the code that breaks. And a failure that a stage's function throws is wrapped
/// from the start: only of a future that was failed by hand does the next stage see the type.
///
/// Run `make part_02 STEP=3d`. Watch the first three lines: the same recovery each time.
final class Step03d_AStageWrapsTheFailure {

  static void main() {
    say("the ham fails with an UncheckedIOException");
    say("failed by hand, by type:            %s", outcome(FAILED_BY_HAND, 0, BY_TYPE));
    say("one stage later, by type:           %s", outcome(FAILED_BY_HAND, 1, BY_TYPE));
    say("thrown in a stage, by type:         %s", outcome(THROWN, 0, BY_TYPE));
    say("failed by hand, by its cause:       %s", outcome(FAILED_BY_HAND, 0, BY_CAUSE));
    say("thrown, two stages later, by cause: %s", outcome(THROWN, 2, BY_CAUSE));
  }

  private static UncheckedIOException noHam() {
    return new UncheckedIOException(new IOException("no ham"));
  }

  /// Somebody completes the future with it.
  static final Supplier<CompletableFuture<String>> FAILED_BY_HAND =
      () -> CompletableFuture.failedFuture(noHam());

  /// A function of a stage throws it, as that of a `supplyAsync` might.
  static final Supplier<CompletableFuture<String>> THROWN =
      () ->
          CompletableFuture.completedFuture("ham")
              .thenApply(_ -> {
                throw noHam();
              });

  // The mistake: right only next to a future that was failed by hand.
  static final Function<Throwable, String> BY_TYPE =
      failure -> failure instanceof UncheckedIOException ? "eggs" : "an apology";

  // The repair.
  static final Function<Throwable, String> BY_CAUSE = failure -> BY_TYPE.apply(cause(failure));

  /// What a stage threw or was given, without what the stages between have put around it.
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /// What the recovery was given, and what came of it. ALWAYS as the README shows it.
  record Outcome(String given, String result) {}

  static Outcome outcome(
      Supplier<CompletableFuture<String>> fails,
      int stagesBetween,
      Function<Throwable, String> recovery) {
    CompletableFuture<String> dish = fails.get();
    for (int i = 0; i < stagesBetween; i++) {
      dish = dish.thenApply(String::toUpperCase);
    }
    var given = new String[1];
    var recovered =
        dish.exceptionally(failure -> {
          given[0] = failure.getClass().getSimpleName();
          return recovery.apply(failure);
        });
    return new Outcome(given[0], stateFirst(recovered));
  }
}
