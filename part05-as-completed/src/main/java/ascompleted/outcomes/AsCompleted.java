package ascompleted.outcomes;

import ascompleted.outcomes.Outcome.Work;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The outcomes of work on many inputs, in the order in which the work ends.
///
/// ```java
/// try (var outcomes = new AsCompleted<>(urls, 3, url -> fetch(url))) {
///   for (Outcome<String, Page> outcome : outcomes) { … }
/// }
/// ```
///
/// It is lazy: each outcome that is asked for starts as much work as the bound has room for, on a
/// virtual thread for each input. What has not been taken counts against the bound: at most `bound`
/// inputs are ahead of the consumer, in flight or ready, so a slow consumer slows the work down,
/// and the inputs may have no end. Inputs are read on the consumer's thread: it waits for an input
/// that blocks, and the failure of an input is thrown there.
///
/// A consumer that leaves before the end has to close it: that interrupts the work in flight, and
/// waits until it has ended. Nothing else does.
///
/// For one consumer, and once: it is [Iterable] as a `DirectoryStream` is.
public final class AsCompleted<I, O> implements Iterable<Outcome<I, O>>, AutoCloseable {

  private final Iterator<? extends I> inputs;
  private final int bound;
  private final Work<? super I, ? extends O> work;
  private final BlockingQueue<Outcome<I, O>> completed = new LinkedBlockingQueue<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 1).factory());
  private int pending; // started, and not taken
  private boolean iterated;

  public AsCompleted(Iterable<? extends I> inputs, int bound, Work<? super I, ? extends O> work) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + ": it has to be at least 1");
    }
    this.inputs = inputs.iterator();
    this.bound = bound;
    this.work = work;
  }

  /// All work at once: the bound is the number of inputs, of which there may be none.
  public static <I, O> AsCompleted<I, O> allAtOnce(
      Collection<? extends I> inputs, Work<? super I, ? extends O> work) {
    return new AsCompleted<>(inputs, Math.max(1, inputs.size()), work);
  }

  @Override
  public Iterator<Outcome<I, O>> iterator() {
    if (iterated) {
      throw new IllegalStateException("its outcomes come once: it has an iterator already");
    }
    iterated = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pending > 0 || hasInput();
      }

      @Override
      public Outcome<I, O> next() {
        startWhatTheBoundAllows();
        return take();
      }
    };
  }

  /// The same as a stream. Closing the stream closes this; no operation of a stream does.
  public Stream<Outcome<I, O>> stream() {
    var outcomes =
        Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(outcomes, false).onClose(this::close);
  }

  private boolean hasInput() {
    return !threads.isShutdown() && inputs.hasNext();
  }

  private void startWhatTheBoundAllows() {
    while (pending < bound && hasInput()) {
      I input = inputs.next();
      threads.execute(() -> completed.add(Outcome.of(input, work)));
      pending++;
    }
  }

  private Outcome<I, O> take() {
    if (pending == 0) {
      throw new NoSuchElementException("all outcomes were taken");
    }
    try {
      Outcome<I, O> outcome = completed.take();
      pending--;
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // `Iterator` lets no checked exception through
      throw new CancellationException("interrupted while it waited for an outcome");
    }
  }

  /// Interrupts the work in flight, and returns when it has ended. Its outcomes are dropped.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    pending = 0;
  }
}
