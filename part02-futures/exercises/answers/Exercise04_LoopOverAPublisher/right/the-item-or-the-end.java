package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise04_LoopOverAPublisher {

  interface Items<T> extends Cursor<T>, AutoCloseable {
    @Override
    void close();
  }

  static <T> Items<T> items(Flow.Publisher<T> publisher) {
    var items = new Subscriber<T>();
    publisher.subscribe(items);
    return items;
  }

  private static final class Subscriber<T> implements Items<T>, Flow.Subscriber<T> {
    private final CompletableFuture<Optional<T>> end = new CompletableFuture<>();
    private final AtomicReference<CompletableFuture<Optional<T>>> asked =
        new AtomicReference<>(new CompletableFuture<>());
    private Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      var item = new CompletableFuture<Optional<T>>();
      asked.set(item);
      if (!end.isDone()) {
        subscription.request(1);
      }
      return end.isDone() ? end : item.applyToEither(end, either -> either);
    }

    @Override
    public void close() {
      end.complete(Optional.empty());
      subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      asked.get().complete(Optional.of(item));
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(Optional.empty());
    }
  }
}
