package futures.using;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A try-with-resources whose three parts return at once.
public final class Using {

  private Using() {}

  /// Acquires, runs the body, releases, and then ends as the body did. What was acquired is
  /// released exactly once, however the body ends, and before the result is done.
  ///
  /// An early end of the result, by `cancel` or by a time-out, cancels the body, and neither
  /// acquiring nor releasing: what is acquired too late is released on arrival. In that case the
  /// result is done at once and does not wait for the release, and a failure to release is lost;
  /// production code logs it.
  ///
  /// Releasing begins when the body's future is done. Whether the body's work has stopped by then
  /// depends on the future's adapter (step 4).
  public static <R, T> CompletableFuture<T> using(
      Supplier<CompletableFuture<R>> acquire,
      Function<R, CompletableFuture<T>> body,
      Function<R, CompletableFuture<Void>> release) {
    var result = new CompletableFuture<T>();
    then(
        attempt(acquire),
        (resource, notAcquired) -> {
          if (notAcquired != null) {
            result.completeExceptionally(notAcquired);
            return;
          }
          var running =
              result.isDone() ? new CompletableFuture<T>() : attempt(() -> body.apply(resource));
          then(result, (_, _) -> running.cancel(true)); // at once, if it is done already
          then(
              running,
              (value, failure) ->
                  then(
                      attempt(() -> release.apply(resource)),
                      (_, notReleased) -> end(result, value, failure, notReleased)));
        });
    return result;
  }

  private static <T> void then(CompletableFuture<T> future, BiConsumer<T, Throwable> callback) {
    var _ = future.whenComplete(callback);
  }

  /// A part that throws instead of returning a future has failed.
  private static <T> CompletableFuture<T> attempt(Supplier<CompletableFuture<T>> part) {
    try {
      return Objects.requireNonNull(part.get());
    } catch (Throwable failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static <T> void end(
      CompletableFuture<T> result, T value, Throwable failure, Throwable notReleased) {
    if (failure != null && notReleased != null && !failure.equals(notReleased)) {
      failure.addSuppressed(notReleased);
    }
    if (failure == null && notReleased == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure == null ? notReleased : failure);
    }
  }
}
