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
    var items = new Subscribed<T>();
    publisher.subscribe(items);
    return items;
  }

  private static final class Subscribed<T> implements Items<T>, Flow.Subscriber<T> {
    private Flow.Subscription subscription;
    private CompletableFuture<Optional<T>> wanted;
    private Throwable untold; // a failure that no loop has heard of
    private boolean ended;

    @Override
    public CompletableFuture<Optional<T>> next() {
      var next = new CompletableFuture<Optional<T>>();
      Flow.Subscription toAsk;
      synchronized (this) {
        if (ended) {
          Throwable failure = untold;
          untold = null;
          return failure != null
              ? CompletableFuture.failedFuture(failure)
              : CompletableFuture.completedFuture(Optional.empty());
        }
        wanted = next;
        toAsk = subscription;
      }
      toAsk.request(1);
      return next;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      CompletableFuture<Optional<T>> next;
      synchronized (this) {
        next = takeWanted();
      }
      if (next != null) {
        next.complete(Optional.of(item));
      }
    }

    @Override
    public void onError(Throwable failure) {
      CompletableFuture<Optional<T>> next;
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
        next = takeWanted();
        if (next == null) {
          untold = failure;
        }
      }
      if (next != null) {
        next.completeExceptionally(failure);
      }
    }

    @Override
    public void onComplete() {
      CompletableFuture<Optional<T>> next;
      synchronized (this) {
        ended = true;
        next = takeWanted();
      }
      if (next != null) {
        next.complete(Optional.empty());
      }
    }

    @Override
    public void close() {
      Flow.Subscription toCancel;
      synchronized (this) {
        toCancel = subscription;
      }
      toCancel.cancel();
      onComplete();
    }

    private CompletableFuture<Optional<T>> takeWanted() {
      CompletableFuture<Optional<T>> next = wanted;
      wanted = null;
      return next;
    }
  }
}
