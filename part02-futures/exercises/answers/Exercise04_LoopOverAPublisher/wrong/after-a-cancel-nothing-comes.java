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
    var items = new Subscribed<T>();
    publisher.subscribe(items);
    return items;
  }

  private static final class Subscribed<T> implements Items<T>, Flow.Subscriber<T> {
    private final BlockingQueue<CompletableFuture<Optional<T>>> signals =
        new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      var next = new CompletableFuture<Optional<T>>();
      if (signals.isEmpty()) { // else it has ended
        subscription.request(1);
      }
      Thread.startVirtualThread(() -> {
        try {
          CompletableFuture<Optional<T>> signal = signals.take();
          if (signal.isCompletedExceptionally() || signal.resultNow().isEmpty()) {
            signals.put(signal); // for those who ask again
          }
          signal.whenComplete((item, failure) -> {
            if (failure == null) {
              next.complete(item);
            } else {
              next.completeExceptionally(failure);
            }
          });
        } catch (InterruptedException e) {
          next.completeExceptionally(e);
        }
      });
      return next;
    }

    @Override
    public void close() {
      subscription.cancel();
      onComplete();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      signals.add(CompletableFuture.completedFuture(Optional.of(item)));
    }

    @Override
    public void onError(Throwable failure) {
      signals.add(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void onComplete() {
      signals.add(CompletableFuture.completedFuture(Optional.empty()));
    }
  }
}
