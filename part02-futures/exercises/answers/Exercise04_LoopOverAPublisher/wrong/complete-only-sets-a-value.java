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
    private volatile CompletableFuture<Optional<T>> wanted;
    private volatile CompletableFuture<Optional<T>> end;
    private volatile Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      if (end != null) {
        return end;
      }
      var next = new CompletableFuture<Optional<T>>();
      wanted = next;
      subscription.request(1);
      if (end != null) {
        answer(next, end); // it ended as we asked; if it was answered already, nothing happens
      }
      return next;
    }

    @Override
    public void close() {
      subscription.cancel();
      end(CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      CompletableFuture<Optional<T>> next = wanted;
      if (next != null) {
        next.complete(Optional.of(item));
        wanted = null; // answered
      }
    }

    @Override
    public void onError(Throwable failure) {
      end(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void onComplete() {
      end(CompletableFuture.completedFuture(Optional.empty()));
    }

    private synchronized void end(CompletableFuture<Optional<T>> how) {
      if (end == null) {
        end = how;
      }
      CompletableFuture<Optional<T>> next = wanted;
      if (next != null) {
        answer(next, end);
      }
    }

    private void answer(CompletableFuture<Optional<T>> next, CompletableFuture<Optional<T>> how) {
      how.whenComplete((item, failure) -> {
        if (failure == null) {
          next.complete(item);
        } else {
          next.completeExceptionally(failure);
        }
      });
    }
  }
}
