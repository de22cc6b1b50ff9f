package futures;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a cursor's future has given, in words.
final class Outcome {

  private Outcome() {}

  static String of(CompletableFuture<Optional<String>> item) {
    return item.handle((value, failure) ->
            failure != null
                ? "\"" + failure + "\""
                : value == null ? "null" : value.orElse("the end"))
        .join();
  }
}
