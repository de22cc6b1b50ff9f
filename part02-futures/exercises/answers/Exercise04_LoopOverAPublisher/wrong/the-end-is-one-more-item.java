package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Queue<CompletableFuture<Optional<T>>> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Optional<T>>> asked = new ConcurrentLinkedQueue<>();
    private Flow.Subscription subscription;

    private void give(CompletableFuture<Optional<T>> item) {
      var first = asked.poll();
      if (first == null) {
        waiting.add(item);
      } else {
        item.whenComplete((value, failure) -> {
          if (failure == null) {
            first.complete(value);
          } else {
            first.completeExceptionally(failure);
          }
        });
      }
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      var item = waiting.poll();
      if (item == null) {
        item = new CompletableFuture<>();
        asked.add(item);
      }
      subscription.request(1);
      return item;
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
      give(CompletableFuture.completedFuture(Optional.of(item)));
    }

    @Override
    public void onError(Throwable failure) {
      give(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void onComplete() {
      give(CompletableFuture.completedFuture(Optional.empty()));
    }
  }
}
