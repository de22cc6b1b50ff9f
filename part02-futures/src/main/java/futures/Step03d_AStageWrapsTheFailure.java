package futures;

import static futures.Step02b_EachReaderFailsItsOwnWay.stateFirst;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// There are eggs when the ham fails with an IOException. What if somebody adds a stage before
/// that?
///
/// One might expect nothing: a stage that is skipped hands the failure on. It hands it on wrapped
/// in a CompletionException, so that a test for the failure's type stops matching. The code that
/// was not touched is the code that breaks.
///
/// Run `make part_02 STEP=3d`. Watch the second line: the same recovery, one harmless stage later.
final class Step03d_AStageWrapsTheFailure {

  static void main() {
    say("the ham fails with an IOException");
    say("by type, at once:               %s", outcome(BY_TYPE, 0));
    say("by type, one stage later:       %s", outcome(BY_TYPE, 1));
    say("by its cause, at once:          %s", outcome(BY_CAUSE, 0));
    say("by its cause, two stages later: %s", outcome(BY_CAUSE, 2));
  }

  // The mistake: right only next to the stage that failed.
  static final Function<Throwable, String> BY_TYPE =
      failure -> failure instanceof IOException ? "eggs" : "an apology";

  // The repair.
  static final Function<Throwable, String> BY_CAUSE = failure -> BY_TYPE.apply(cause(failure));

  /// What a stage threw or was given, without what the stages between have put around it.
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /// What the recovery was given, and what came of it. In the order of `main`, ALWAYS:
  /// (IOException, eggs), (CompletionException, an apology), (IOException, eggs),
  /// (CompletionException, eggs).
  record Outcome(String given, String result) {}

  static Outcome outcome(Function<Throwable, String> recovery, int stagesBetween) {
    CompletableFuture<String> dish = failedFuture(new IOException("no ham"));
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
