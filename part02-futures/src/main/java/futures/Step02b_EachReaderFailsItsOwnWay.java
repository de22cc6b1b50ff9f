package futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// A future has failed. Which exception does its reader catch?
///
/// One might expect the one that it failed with, or at least the same from `get` and from `join`.
/// Each way of reading has an exception of its own: `get` and `join` put the failure into one, and
/// `resultNow` says only that there is no result. A reader that asks for the state first has
/// nothing to catch and to unwrap.
///
/// Run `make part_02 STEP=2b`. Watch the row `failed`: three readers, three exceptions.
final class Step02b_EachReaderFailsItsOwnWay {

  static void main() {
    var cancelled = new CompletableFuture<String>();
    cancelled.cancel(true);
    say("(an exception's name is printed without its Exception)");
    say("%-11s%-14s%-14s%-14s%s", "", "get", "join", "resultNow", "state first");
    print("value", CompletableFuture.completedFuture("ham"));
    print("failed", CompletableFuture.failedFuture(new IOException("no ham")));
    print("cancelled", cancelled);
    print("pending", new CompletableFuture<>());
  }

  private static void print(String name, CompletableFuture<String> future) {
    var row = row(future);
    say("%-11s%-14s%-14s%-14s%s", name, row.get, row.join, row.resultNow, row.stateFirst);
  }

  /// What four readers of one future got. ALWAYS as the README shows it.
  record Row(String get, String join, String resultNow, String stateFirst) {}

  static Row row(CompletableFuture<String> future) {
    return new Row(
        outcome(() -> future.get(0, MILLISECONDS)), // `get()` alone would wait for what is pending
        future.isDone() ? outcome(future::join) : "(waits)", // it has no form with a bound
        outcome(future::resultNow),
        stateFirst(future));
  }

  /// The repair. Every future of the JDK has these methods, whoever completes it.
  static String stateFirst(Future<String> future) {
    return switch (future.state()) {
      case RUNNING -> "not yet";
      case SUCCESS -> future.resultNow();
      case FAILED -> future.exceptionNow().toString(); // the original
      case CANCELLED -> "cancelled";
    };
  }

  @FunctionalInterface
  private interface Reader {
    String read() throws Exception;
  }

  private static String outcome(Reader reader) {
    try {
      return reader.read();
    } catch (Exception e) {
      return e.getClass().getSimpleName().replace("Exception", "");
    }
  }
}
