package futures;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import futures.generator.Cursor;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Each item has to be waited for: how does one loop over them?
///
/// With futures, the next round is the next stage: take the item, then ask again. One might expect
/// a loop. It is a recursion, which comes back only when it meets an item that is still on its way:
/// of items that have come already, each takes its frames from the same stack.
///
/// Run `make part_02 STEP=6`. Watch who gets through a million of them.
final class Step06_AChainOfStagesIsNoLoop {

  static void main() {
    say("0 to 10, each 0.1 s after it was asked for");
    say("a for loop:         %s", run(FOR, numbers(11, 100)));
    say("a chain of stages:  %s", run(STAGES, numbers(11, 100)));
    say("a million that have come already");
    say("a for loop:         %s", run(FOR, numbers(1_000_000, 0)));
    say("a chain of stages:  %s", run(STAGES, numbers(1_000_000, 0)));
  }

  /// How many items were seen, and how it ended. STAGES NEVER gets to a million.
  record Run(int items, String end) {}

  @FunctionalInterface
  interface Loop {
    CompletableFuture<Void> over(Cursor<Integer> items, Consumer<Integer> body);
  }

  // Waits where it stands: on a thread of its own, best a virtual one.
  static final Loop FOR =
      (items, body) -> {
        for (int item : in(items)) {
          body.accept(item);
        }
        return completedFuture(null);
      };

  // The mistake. Items that are on their way let it through, and each round keeps its future.
  static final Loop STAGES =
      (items, body) ->
          items
              .next()
              .thenCompose(item -> {
                if (item.isEmpty()) {
                  return completedFuture(null);
                }
                body.accept(item.get());
                return Step06_AChainOfStagesIsNoLoop.STAGES.over(items, body);
              });

  static <T> Iterable<T> in(Cursor<T> items) {
    return () -> new Waiting<>(items);
  }

  /// An iterator that blocks until its item has come. That it failed comes as a CompletionException
  /// with the cause. An interrupt ends the loop with a CancellationException; its item stays here.
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
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T next = item.join().get();
      item = null;
      return next;
    }
  }

  static Run run(Loop loop, Cursor<Integer> items) {
    var seen = new AtomicInteger();
    var failure = loop.over(items, _ -> seen.incrementAndGet()).handle((_, f) -> f).join();
    return new Run(seen.get(), failure == null ? "done" : failure.getCause().toString());
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
