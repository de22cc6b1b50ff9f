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
    private final BlockingQueue<CompletableFuture<Optional<T>>> came = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      var item = new CompletableFuture<Optional<T>>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              var next = came.take();
              if (next.isCompletedExceptionally() || next.join().isEmpty()) {
                came.put(next); // for the next question
              }
              if (closed) {
                item.complete(Optional.empty());
                return;
              }
              next.whenComplete((value, failure) -> {
                if (failure == null) {
                  item.complete(value);
                } else {
                  item.completeExceptionally(failure);
                }
              });
            } catch (InterruptedException e) {
              item.completeExceptionally(e);
            }
          });
      subscription.request(1);
      return item;
    }

    @Override
    public void close() {
      closed = true;
      subscription.cancel();
      came.add(CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      came.add(CompletableFuture.completedFuture(Optional.of(item)));
    }

    @Override
    public void onError(Throwable failure) {
      came.add(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void onComplete() {
      came.add(CompletableFuture.completedFuture(Optional.empty()));
    }
  }
}
