package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

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
    private volatile CompletableFuture<Optional<T>> asked = new CompletableFuture<>();
    private Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      var item = new CompletableFuture<Optional<T>>();
      asked = item; // before anything can come
      if (end.isDone()) {
        return end;
      }
      subscription.request(1);
      return item;
    }

    @Override
    public void close() {
      subscription.cancel();
      end.complete(Optional.empty());
      asked.completeExceptionally(new IllegalStateException("closed"));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      asked.complete(Optional.of(item));
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
      asked.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(Optional.empty());
      asked.complete(Optional.empty());
    }
  }
}
