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
    private CompletableFuture<Optional<T>> waiting = new CompletableFuture<>();
    private CompletableFuture<Optional<T>> over;
    private Flow.Subscription subscription;

    @Override
    public synchronized CompletableFuture<Optional<T>> next() {
      if (over != null) {
        return over;
      }
      var item = new CompletableFuture<Optional<T>>();
      waiting = item;
      subscription.request(1);
      return item;
    }

    @Override
    public synchronized void close() {
      subscription.cancel();
      onComplete();
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public synchronized void onNext(T dish) {
      waiting.complete(Optional.of(dish));
    }

    @Override
    public synchronized void onError(Throwable failure) {
      if (over == null) {
        over = CompletableFuture.failedFuture(failure);
        waiting.completeExceptionally(failure);
      }
    }

    @Override
    public synchronized void onComplete() {
      if (over == null) {
        over = CompletableFuture.completedFuture(Optional.empty());
        waiting.complete(Optional.empty());
      }
    }
  }
}
