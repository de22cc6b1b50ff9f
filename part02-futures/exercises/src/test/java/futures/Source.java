package futures;

import static exercise.Verdict.onAnotherThread;

import futures.generator.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A hundred items, each a future that the test completes, whether it has been asked for or not.
final class Source implements Cursor<String> {
  final List<CompletableFuture<Optional<String>>> items =
      Stream.generate(CompletableFuture<Optional<String>>::new).limit(100).toList();

  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public CompletableFuture<Optional<String>> next() {
    int number = asked.getAndIncrement();
    return number < items.size() ? items.get(number) : new CompletableFuture<>();
  }

  int asked() {
    return asked.get();
  }

  int given() {
    return (int) items.stream().filter(CompletableFuture::isDone).count();
  }

  /// The first item is number 1. Null is the end. Done when the completing thread is back.
  Future<?> gives(int number, String dish) {
    return onAnotherThread(() -> items.get(number - 1).complete(Optional.ofNullable(dish)));
  }

  Future<?> fails(int number, Throwable failure) {
    return onAnotherThread(() -> items.get(number - 1).completeExceptionally(failure));
  }
}
