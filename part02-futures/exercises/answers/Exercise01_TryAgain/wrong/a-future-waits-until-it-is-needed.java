package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var prepared = Stream.generate(recipe).limit(attempts).toList(); // all of them have begun
    var result = prepared.getFirst();
    for (var next : prepared.subList(1, attempts)) {
      result =
          result.exceptionallyCompose(failure ->
              cause(failure) instanceof IOException
                  ? next
                  : CompletableFuture.failedFuture(failure));
    }
    return result;
  }
}
