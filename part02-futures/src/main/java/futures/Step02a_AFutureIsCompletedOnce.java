package futures;

import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/// Who may complete a future, and what do those get who read it?
///
/// One might expect the last writer to win, as with a variable; or the first reader to take the
/// value away, as with a queue. It is the other way round: the first to complete a future wins, the
/// others are told that they came too late, and whoever reads gets the same, as often as they like.
///
/// Run `make part_02 STEP=2a`. Watch the single `true` in each line.
final class Step02a_AFutureIsCompletedOnce {

  static void main() throws Exception {
    say("three complete one future, two read it");
    say("value first:         %s", story(List.of(VALUE, FAILURE, CANCEL)));
    say("failure first:       %s", story(List.of(FAILURE, CANCEL, VALUE)));
    say("cancellation first:  %s", story(List.of(CANCEL, VALUE, FAILURE)));
  }

  // Three ways to complete a future. Each returns whether it was the one that did. Anybody who
  // holds the future may call them: the future of `supplyAsync` as well, while its work goes on.
  static final Predicate<CompletableFuture<String>> VALUE = future -> future.complete("ham");
  static final Predicate<CompletableFuture<String>> FAILURE =
      future -> future.completeExceptionally(new IllegalStateException("no ham"));
  static final Predicate<CompletableFuture<String>> CANCEL = future -> future.cancel(true);

  /// What the three were answered; what a reader got who waited before they came, and one who came
  /// after them. ALWAYS (true, false, false), and twice the first one's result.
  record Story(List<Boolean> accepted, String early, String late) {}

  static Story story(List<Predicate<CompletableFuture<String>>> completions) throws Exception {
    var future = new CompletableFuture<String>();
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> early = readers.submit(() -> read(future));
      while (future.getNumberOfDependents() == 0) {
        Thread.onSpinWait(); // until the reader waits
      }
      var accepted = completions.stream().map(one -> one.test(future)).toList();
      return new Story(accepted, early.get(), read(future));
    }
  }

  /// Waits for a result, whichever it is.
  static String read(Future<String> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return "failed: " + e.getCause().getMessage();
    } catch (CancellationException e) {
      return "cancelled";
    }
  }
}
