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
    private CompletableFuture<Optional<T>> waiting;
    private CompletableFuture<Optional<T>> over;
    private Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      CompletableFuture<Optional<T>> item;
      synchronized (this) {
        if (over != null) {
          return over;
        }
        item = new CompletableFuture<>();
        waiting = item;
      }
      subscription.request(1);
      return item;
    }

    @Override
    public void close() {
      subscription.cancel();
      finish(CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T dish) {
      CompletableFuture<Optional<T>> item;
      synchronized (this) {
        item = waiting;
        waiting = null;
      }
      if (item != null) {
        item.complete(Optional.of(dish));
      }
    }

    @Override
    public void onError(Throwable failure) {
      finish(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void onComplete() {
      finish(CompletableFuture.completedFuture(Optional.empty()));
    }

    private void finish(CompletableFuture<Optional<T>> end) {
      CompletableFuture<Optional<T>> item;
      synchronized (this) {
        if (over != null) {
          return;
        }
        over = end;
        item = waiting;
        waiting = null;
      }
      if (item != null) {
        end.whenComplete((value, failure) -> {
          if (failure == null) {
            item.complete(value);
          } else {
            item.completeExceptionally(failure);
          }
        });
      }
    }
  }
}
