package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// A cursor that is one item ahead: while its loop works on an item, the next one is on its way.
///
/// 1. `next` returns at once, also while a stage of the loop's runs. The cursor does not hold up
///    the thread that completes an item either.
/// 2. The cursor asks `items` for nothing until its own first item is asked for.
/// 3. It asks for one item at a time. When an item comes that the loop has asked for, the cursor
///    asks for the next one, and does not wait until the loop asks again. (Stages of the item may
///    run before, and the items after it may wait for them.) It is never further ahead than that.
/// 4. It gives what `items` gives, when that has come and in the same order: each item, the end, a
///    failure.
/// 5. After the end, and after a failure, it asks `items` for nothing more. If the loop asks again,
///    it gets the same again.
///
/// The loop asks for an item when the one before it has come, perhaps in a stage of that one. It
/// asks on any thread, and items come on any thread. Check it with `make exercise_02 EX=3`; `make
/// hint_02` gives one hint at a time. Steps 3a, 3b, 3c and 6 show what you need.
final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new OneAhead<>(items);
  }

  private static final class OneAhead<T> implements Cursor<T> {
    private final Cursor<T> items;
    private final Semaphore asked = new Semaphore(0);
    private final Queue<CompletableFuture<Optional<T>>> wanted = new ConcurrentLinkedQueue<>();
    private volatile CompletableFuture<Optional<T>> last;
    private boolean begun;

    OneAhead(Cursor<T> items) {
      this.items = items;
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      if (last != null) {
        return last.copy();
      }
      var next = new CompletableFuture<Optional<T>>();
      wanted.add(next);
      asked.release();
      boolean first;
      synchronized (this) {
        first = !begun;
        begun = true;
      }
      if (first) {
        ask();
      }
      return next;
    }

    private void ask() {
      CompletableFuture<Optional<T>> coming = items.next();
      var _ =
          coming.whenComplete((item, failure) -> {
            asked.acquireUninterruptibly(); // the loop has to have asked for it
            CompletableFuture<Optional<T>> loop = wanted.remove();
            if (failure != null) {
              last = coming;
              loop.completeExceptionally(failure);
            } else if (item.isEmpty()) {
              last = coming;
              loop.complete(item);
            } else {
              ask();
              loop.complete(item);
            }
          });
    }
  }
}
