package futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;

/// A future has failed. Which exception does its reader catch?
///
/// One might expect the one that it failed with, or at least the same from `get` and from `join`.
/// But `get` and `join` put the failure into an exception of their own, each into another. The
/// IllegalStateException of `resultNow` is not about the failure at all: it says that there is no
/// value now, for whatever reason, and has no cause. A reader that asks for the state first has
/// nothing to catch and nothing to unwrap.
///
/// Run `make part_02 STEP=2b`. Watch the column `failed`: one failure, and what four readers get.
///
/// Trap: `get` and `join` fail alike. In fact, `get` throws an ExecutionException and `join` a
/// CompletionException, each with the failure as its cause.
final class Step02b_EachReaderFailsItsOwnWay {

  static void main() {
    say("%-11s%-7s%-42s%-23s%s", "", "value", "failed", "cancelled", "pending");
    print("get", Step02b_EachReaderFailsItsOwnWay::get);
    print("join", Step02b_EachReaderFailsItsOwnWay::join);
    print("resultNow", Step02b_EachReaderFailsItsOwnWay::resultNow);
    print("state", Step02b_EachReaderFailsItsOwnWay::stateFirst);
  }

  private static void print(String name, Function<CompletableFuture<String>, String> reader) {
    var cancelled = new CompletableFuture<String>();
    cancelled.cancel(true);
    say(
        "%-11s%-7s%-42s%-23s%s",
        name,
        reader.apply(CompletableFuture.completedFuture("ham")),
        reader.apply(CompletableFuture.failedFuture(new IOException("no ham"))),
        reader.apply(cancelled),
        reader.apply(new CompletableFuture<>()));
  }

  /// With a bound of 0 s. Without one it would wait for what is pending.
  static String get(CompletableFuture<String> future) {
    try {
      return future.get(0, MILLISECONDS);
    } catch (Exception e) {
      return name(e);
    }
  }

  /// There is no `join` with a bound.
  static String join(CompletableFuture<String> future) {
    if (!future.isDone()) {
      return "(would wait)";
    }
    try {
      return future.join();
    } catch (RuntimeException e) {
      return name(e);
    }
  }

  static String resultNow(CompletableFuture<String> future) {
    try {
      return future.resultNow();
    } catch (IllegalStateException e) {
      return name(e);
    }
  }

  /// The repair. Every future of the JDK has these methods.
  static String stateFirst(Future<String> future) {
    return switch (future.state()) {
      case RUNNING -> "not yet";
      case SUCCESS -> future.resultNow();
      case FAILED -> name(future.exceptionNow()); // what it failed with, unwrapped
      case CANCELLED -> "cancelled";
    };
  }

  /// The type; and the cause, where that is the failure. (The CancellationExceptions of `get` and
  /// `join` have a cause as well: the one that `cancel` made.)
  private static String name(Throwable e) {
    String type = e.getClass().getSimpleName();
    return e.getCause() instanceof IOException cause
        ? type + ", cause " + cause.getClass().getSimpleName()
        : type;
  }
}
