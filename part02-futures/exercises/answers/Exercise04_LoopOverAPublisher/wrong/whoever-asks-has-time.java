package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

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
    private final BlockingQueue<Optional<T>> came = new LinkedBlockingQueue<>();
    private volatile Throwable failed;
    private Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      subscription.request(1);
      try {
        var item = came.take();
        if (item.isEmpty()) {
          came.add(item);
          if (failed != null) {
            return CompletableFuture.failedFuture(failed);
          }
        }
        return CompletableFuture.completedFuture(item);
      } catch (InterruptedException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public void close() {
      subscription.cancel();
      onComplete(); // for whoever asks still
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      came.add(Optional.of(item));
    }

    @Override
    public void onError(Throwable failure) {
      failed = failure;
      came.add(Optional.empty());
    }

    @Override
    public void onComplete() {
      came.add(Optional.empty());
    }
  }
}
