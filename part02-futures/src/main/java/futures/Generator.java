package futures;

import static java.util.concurrent.CompletableFuture.completedFuture;

import futures.Step06_AChainOfStagesIsNoLoop.Cursor;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/// Runs `body` on a virtual thread, from one item that is asked for to the next. It is asked by one
/// thread at a time, and closed by whoever leaves before the end.
final class Generator<T> implements Cursor<T>, AutoCloseable {

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
