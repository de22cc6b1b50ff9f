package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Ahead<>(items);
  }

  private static final class Ahead<T> implements Cursor<T> {
    private final Cursor<T> items;
    private CompletableFuture<Optional<T>> ahead;

    Ahead(Cursor<T> items) {
      this.items = items;
    }

    @Override
    public synchronized CompletableFuture<Optional<T>> next() {
      var answer = new CompletableFuture<Optional<T>>();
      ahead = ahead == null ? items.next() : ahead;
      ahead.whenComplete((item, failure) -> come(item, failure, answer));
      return answer;
    }

    private synchronized void come(
        Optional<T> item, Throwable failure, CompletableFuture<Optional<T>> answer) {
      if (failure != null) {
        answer.completeExceptionally(failure);
        return;
      }
      ahead = item.isPresent() ? items.next() : ahead;
      answer.complete(item);
    }
  }
}
