package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Cursor<>() {
      private volatile CompletableFuture<Optional<T>> ahead;
      private volatile boolean isOver;
      private volatile CompletableFuture<Optional<T>> last;

      @Override
      public CompletableFuture<Optional<T>> next() {
        if (isOver) {
          return last;
        }
        var answer = ahead == null ? ask() : ahead;
        ahead = null;
        last = answer;
        answer.thenAccept(item -> {
          if (!isOver) {
            ahead = ask();
          }
        });
        return answer;
      }

      private CompletableFuture<Optional<T>> ask() {
        return items
            .next()
            .whenComplete((item, failure) -> isOver = failure != null || item.isEmpty());
      }
    };
  }
}
