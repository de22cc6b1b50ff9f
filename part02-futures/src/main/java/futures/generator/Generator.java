package futures.generator;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs `body` on a virtual thread, from one item that is asked for to the next.
///
/// One thread at a time may ask. A loop that leaves before the end has to close the generator. An
/// item whose future has ended meanwhile, cancelled or out of time, is given to the next one that
/// is asked for.
public final class Generator<T> implements Cursor<T>, AutoCloseable {

  /// A method that gives items.
  @FunctionalInterface
  public interface Body<T> {
    void run(Out<T> out) throws Exception;
  }

  @FunctionalInterface
  public interface Out<T> {
    /// Returns when the next item is asked for.
    void give(T item) throws InterruptedException;
  }

  private final BlockingQueue<CompletableFuture<Optional<T>>> asked = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread producer;
  private volatile boolean closed;
  private CompletableFuture<Optional<T>> owed = completedFuture(null); // the producer's own

  public Generator(Body<T> body) {
    producer = Thread.ofVirtual().name("producer").start(() -> produce(body));
  }

  @Override
  public CompletableFuture<Optional<T>> next() {
    var next = new CompletableFuture<Optional<T>>();
    if (ended.isDone()) {
      end(next);
      return next;
    }
    asked.add(next);
    if (ended.isDone()) {
      answerLate(); // it ended after we looked
    }
    return next;
  }

  private void produce(Body<T> body) {
    try {
      owed = asked.take(); // the body does not begin before the first item is asked for
      body.run(this::give);
      ended.complete(null); // first: a caller who has seen the end may ask again
      owed.complete(Optional.empty());
    } catch (Throwable failure) {
      boolean isHeard = owed.completeExceptionally(failure);
      if (!isHeard && !(failure instanceof InterruptedException)) {
        ended.completeExceptionally(failure); // no caller waits for an item: the next one hears it
      }
      ended.complete(null);
    }
    answerLate();
  }

  /// Whoever asked while the producer was ending gets the end: the producer takes no more.
  private void answerLate() {
    for (var late = asked.poll(); late != null; late = asked.poll()) {
      end(late);
    }
  }

  /// With the end, or with the failure of which no caller has heard.
  private void end(CompletableFuture<Optional<T>> next) {
    if (ended.isCompletedExceptionally()) {
      next.completeExceptionally(ended.exceptionNow());
    } else {
      next.complete(Optional.empty());
    }
  }

  private void give(T value) throws InterruptedException {
    while (!owed.complete(Optional.of(value)) && !closed) {
      owed = asked.take(); // the caller has left: the item is for the next one who asks
    }
    if (closed) {
      throw new InterruptedException("closed");
    }
    owed = asked.take(); // the producer waits here, and keeps its place in `body`
  }

  /// Interrupts the body where it stands, and waits until it has cleaned up. A stage of an item,
  /// which the producer itself runs, does not wait. Throws a CompletionException if the body fails
  /// by something else than the interrupt, in its clean-up, say.
  @Override
  public void close() {
    closed = true;
    producer.interrupt();
    if (!Thread.currentThread().equals(producer)) {
      ended.join();
    }
  }
}
