package futures;

import static lesson.Lesson.say;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Three threads might complete one future, each in its way. What do its readers get?
///
/// One might expect the last to win, as when a variable is written; or the first reader to take the
/// value away, as from a queue. It is the other way round: the first completion wins, the later
/// ones return false, and every reader gets the same result, as often as it reads.
///
/// Run `make part_02 STEP=2a`. Watch the single `true` in each line.
///
/// Trap: The last completion wins, as when a variable is written. In fact, the first one wins, and
/// the later ones only return false.
final class Step02a_AFutureIsCompletedOnce {

  static void main() throws Exception {
    say("one future, three completions, and a reader before and after them");
    say(
        "%-16s%-10s%-23s%-8s%-16s%s",
        "first", "complete", "completeExceptionally", "cancel", "read before", "read after");
    print("a value", valueFirst());
    print("a failure", failureFirst());
    print("a cancellation", cancellationFirst());
  }

  private static void print(String first, Story story) {
    say(
        "%-16s%-10s%-23s%-8s%-16s%s",
        first, story.value, story.failure, story.cancellation, story.before, story.after);
  }

  /// What the three completions returned; what a reader got that waited before they came, and one
  /// that came afterwards. ALWAYS one true, and twice the result of that one.
  record Story(boolean value, boolean failure, boolean cancellation, String before, String after) {}

  static Story valueFirst() throws Exception {
    var future = new CompletableFuture<String>();
    Future<String> before = waitingReader(future);
    boolean value = future.complete("ham");
    boolean failure = future.completeExceptionally(new IllegalStateException("no ham"));
    boolean cancellation = future.cancel(true);
    return new Story(value, failure, cancellation, before.get(), read(future));
  }

  static Story failureFirst() throws Exception {
    var future = new CompletableFuture<String>();
    Future<String> before = waitingReader(future);
    boolean failure = future.completeExceptionally(new IllegalStateException("no ham"));
    boolean cancellation = future.cancel(true);
    boolean value = future.complete("ham");
    return new Story(value, failure, cancellation, before.get(), read(future));
  }

  static Story cancellationFirst() throws Exception {
    var future = new CompletableFuture<String>();
    Future<String> before = waitingReader(future);
    boolean cancellation = future.cancel(true);
    boolean value = future.complete("ham");
    boolean failure = future.completeExceptionally(new IllegalStateException("no ham"));
    return new Story(value, failure, cancellation, before.get(), read(future));
  }

  /// Waits for a result, whichever it is.
  private static String read(Future<String> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return "failed: " + e.getCause().getMessage();
    } catch (CancellationException e) {
      return "cancelled";
    }
  }

  /// Returns when another thread waits for the future. Its own result is what that thread reads.
  private static Future<String> waitingReader(CompletableFuture<String> future) {
    var reader = new FutureTask<>(() -> read(future));
    Thread.ofVirtual().name("reader").start(reader);
    while (future.getNumberOfDependents() == 0) {
      Thread.onSpinWait();
    }
    return reader;
  }
}
