package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise04_LoopOverAPublisher {

  interface Items<T> extends Cursor<T>, AutoCloseable {
    @Override
    void close();
  }

  static <T> Items<T> items(Flow.Publisher<T> publisher) {
    return new Subscriber<>(publisher);
  }

  private static final class Subscriber<T> implements Items<T>, Flow.Subscriber<T> {
    private final Flow.Publisher<T> publisher;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Optional<T>> end = new CompletableFuture<>();
    private volatile CompletableFuture<Optional<T>> asked = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;

    Subscriber(Flow.Publisher<T> publisher) {
      this.publisher = publisher;
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      if (begun.compareAndSet(false, true)) {
        publisher.subscribe(this); // a generator begins when it is asked
      }
      var item = new CompletableFuture<Optional<T>>();
      asked = item;
      if (end.isDone()) {
        return end;
      }
      subscription.request(1);
      return item;
    }

    @Override
    public void close() {
      if (!begun.compareAndSet(false, true)) {
        subscription.cancel();
      }
      onComplete();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T dish) {
      asked.complete(Optional.of(dish));
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
