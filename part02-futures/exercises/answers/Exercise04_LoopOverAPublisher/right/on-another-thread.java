package futures;

import futures.generator.Cursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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
    private final Executor one = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Deque<CompletableFuture<Optional<T>>> waiting = new ArrayDeque<>();
    private CompletableFuture<Optional<T>> end;
    private Flow.Subscription subscription;

    @Override
    public CompletableFuture<Optional<T>> next() {
      var item = new CompletableFuture<Optional<T>>();
      one.execute(() -> {
        if (end == null) {
          waiting.add(item);
          subscription.request(1);
        } else {
          forward(end, item);
        }
      });
      return item;
    }

    @Override
    public void close() {
      one.execute(() -> {
        subscription.cancel();
        end(CompletableFuture.completedFuture(Optional.empty()));
      });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(T item) {
      one.execute(() -> {
        if (!waiting.isEmpty()) {
          waiting.poll().complete(Optional.of(item));
        }
      });
    }

    @Override
    public void onError(Throwable failure) {
      one.execute(() -> end(CompletableFuture.failedFuture(failure)));
    }

    @Override
    public void onComplete() {
      one.execute(() -> end(CompletableFuture.completedFuture(Optional.empty())));
    }

    private void end(CompletableFuture<Optional<T>> how) {
      if (end == null) {
        end = how;
        waiting.forEach(item -> forward(how, item));
        waiting.clear();
      }
    }

    private void forward(CompletableFuture<Optional<T>> from, CompletableFuture<Optional<T>> to) {
      from.whenComplete((value, failure) -> {
        if (failure == null) {
          to.complete(value);
        } else {
          to.completeExceptionally(failure);
        }
      });
    }
  }
}
