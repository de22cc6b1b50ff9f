package futures;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import futures.generator.Cursor;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Each item has to be waited for: how does one loop over them?
///
/// With futures, the next round is the next stage: take the item, ask again. One might expect a
/// loop. It is a recursion, which returns only at an item that is still on its way: items that have
/// come already all take their frames from one stack.
///
/// Run `make part_02 STEP=6`. Watch which of the two gets through a million of them.
///
/// Trap: A loop can be written as stages. In fact, that is a recursion wherever an item has come
/// already, and enough of those end in a StackOverflowError.
final class Step06_AChainOfStagesIsNoLoop {

  static void main() {
    say("0 to 10, each 0.1 s after it was asked for");
    say("a for loop:         %s", loop(numbers(11, 100)));
    say("a chain of stages:  %s", chain(numbers(11, 100)));
    say("a million that have come already");
    say("a for loop:         %s", loop(numbers(1_000_000, 0)));
    say("a chain of stages:  %s", chain(numbers(1_000_000, 0)));
  }

  /// The repair: it waits where it stands, best on a virtual thread.
  static <T> void forEach(Cursor<T> items, Consumer<T> body) {
    for (T item : in(items)) {
      body.accept(item);
    }
  }

  /// The mistake. It works for items that are still on their way.
  static <T> CompletableFuture<Void> forEachLater(Cursor<T> items, Consumer<T> body) {
    return items
        .next()
        .thenCompose(item -> {
          if (item.isEmpty()) {
            return completedFuture(null);
          }
          body.accept(item.get());
          return forEachLater(items, body); // the next round, inside this one
        });
  }

  static <T> Iterable<T> in(Cursor<T> items) {
    return () -> new Waiting<>(items);
  }

  /// An iterator that blocks until its item has come. It throws a failure as the cause of a
  /// CompletionException, and when interrupted a CancellationException; its item is kept.
  private static final class Waiting<T> implements Iterator<T> {
    private final Cursor<T> items;
    private CompletableFuture<Optional<T>> item; // asked for, and not yet handed out

    Waiting(Cursor<T> items) {
      this.items = items;
    }

    /// It waits too: whether there is an item is known when it has come.
    @Override
    public boolean hasNext() {
      if (item == null) {
        item = items.next();
      }
      try {
        return item.get().isPresent();
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while it waited for an item");
      }
    }

    @Override
    public T next() {
      var _ = hasNext(); // waits for it
      T next = item.join().orElseThrow();
      item = null;
      return next;
    }
  }

  /// How many items were seen, and how it ended.
  record Run(int items, String end) {
    @Override
    public String toString() {
      return items + " items, then " + end;
    }
  }

  static Run loop(Cursor<Integer> items) {
    var seen = new AtomicInteger();
    forEach(items, _ -> seen.incrementAndGet());
    return new Run(seen.get(), "the end");
  }

  /// NEVER gets to the end of a million that have come already.
  static Run chain(Cursor<Integer> items) {
    var seen = new AtomicInteger();
    Throwable failure = forEachLater(items, _ -> seen.incrementAndGet()).handle((_, f) -> f).join();
    String end = failure == null ? "the end" : failure.getCause().getClass().getSimpleName();
    return new Run(seen.get(), end);
  }

  /// From 0. Without a delay, an item has come before it is waited for.
  static Cursor<Integer> numbers(int count, int millis) {
    var asked = new AtomicInteger();
    return () -> {
      var item = Optional.of(asked.getAndIncrement()).filter(number -> number < count);
      return millis == 0
          ? completedFuture(item)
          : new CompletableFuture<Optional<Integer>>()
              .completeOnTimeout(item, millis, MILLISECONDS);
    };
  }
}
