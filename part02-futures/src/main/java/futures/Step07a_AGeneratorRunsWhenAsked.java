package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static lesson.Lesson.say;

import futures.Step06_AChainOfStagesIsNoLoop.Cursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/// Can a method give its items one by one, and rest in between, as Python's `yield` does?
///
/// Java has no such word, and one might expect to need one. What it takes is a second stack, so
/// that the method can stay where it is while the loop goes on, and a virtual thread has that. The
/// two take turns: the producer runs from the moment it is asked until it has given an item.
///
/// Run `make part_02 STEP=7a`. Watch what has been made when the loop gets its first item.
final class Step07a_AGeneratorRunsWhenAsked {

  static void main() throws Exception {
    say("three numbers, 0.1 s to make each");
    say("a list:       %s", turns(LISTED, 3, 100));
    say("a generator:  %s", turns(GENERATED, 3, 100));
  }

  /// A method that gives items.
  @FunctionalInterface
  interface Body<T> {
    void run(Out<T> out) throws Exception;
  }

  @FunctionalInterface
  interface Out<T> {
    /// Returns when the next item is asked for.
    void give(T item) throws InterruptedException;
  }

  /// Runs `body` on a virtual thread, from one item that is asked for to the next. It is asked by
  /// one thread at a time, and closed by whoever leaves before the end.
  static final class Generator<T> implements Cursor<T>, AutoCloseable {
    private final BlockingQueue<CompletableFuture<Optional<T>>> asked = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread producer;
    private volatile boolean closed;
    private CompletableFuture<Optional<T>> owed = completedFuture(null); // the producer's own

    Generator(Body<T> body) {
      producer = Thread.ofVirtual().name("producer").start(() -> produce(body));
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      if (ended.isDone()) {
        return completedFuture(Optional.empty());
      }
      var next = new CompletableFuture<Optional<T>>();
      asked.add(next);
      if (ended.isDone()) {
        answerLate(); // it ended after we looked
      }
      return next;
    }

    private void produce(Body<T> body) {
      try {
        owed = asked.take(); // so nothing runs until somebody asks
        body.run(this::give);
        ended.complete(null); // first: whoever has seen the end may ask again
        owed.complete(Optional.empty());
      } catch (Throwable failure) {
        if (owed.isDone() && !(failure instanceof InterruptedException)) {
          ended.completeExceptionally(failure); // nobody has asked: `close` says it
        }
        ended.complete(null);
        owed.completeExceptionally(failure);
      }
      answerLate();
    }

    /// Who asked while it was ending gets the end: the producer takes no more.
    private void answerLate() {
      var late = asked.poll();
      if (late != null) {
        late.complete(Optional.empty());
      }
    }

    private void give(T value) throws InterruptedException {
      owed.complete(Optional.of(value));
      if (closed) {
        throw new InterruptedException("closed");
      }
      owed = asked.take(); // suspended
    }

    /// Interrupts the body where it stands, and waits until it has cleaned up.
    @Override
    public void close() {
      closed = true;
      producer.interrupt();
      ended.join();
    }
  }

  @FunctionalInterface
  interface Starter {
    Cursor<Integer> start(Body<Integer> body) throws Exception;
  }

  // The mistake, where making costs something: all is made before the first is looked at.
  static final Starter LISTED =
      body -> {
        var items = new ArrayDeque<Integer>();
        body.run(items::add);
        return () -> completedFuture(Optional.ofNullable(items.poll()));
      };

  static final Starter GENERATED = Generator::new;

  /// What happened in which order, and on which thread.
  static List<String> turns(Starter starter, int count, int millis) throws Exception {
    var turns = new ArrayList<String>(); // two threads use it, never at once
    Cursor<Integer> numbers =
        starter.start(out -> {
          for (int i = 0; i < count; i++) {
            Thread.sleep(millis);
            turns.add(Thread.currentThread().getName() + " makes " + i);
            out.give(i);
          }
        });
    for (int i : in(numbers)) {
      turns.add(Thread.currentThread().getName() + " gets " + i);
    }
    return turns;
  }
}
