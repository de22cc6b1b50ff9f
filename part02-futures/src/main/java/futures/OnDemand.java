package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;

import futures.Generator.Body;
import java.util.Iterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/// Publishes what `body` makes. Each subscriber has a generator of its own, and a virtual thread
/// that loops over it: it waits for demand, and only then asks for an item. Every signal but the
/// first comes on that thread.
///
/// Whoever cancels while an item is made is rid of the producer when that is made. Production code
/// would interrupt it. The end is told like an item, to whoever asks for one more. A subscriber
/// that throws hears no more; its failure goes to the thread's uncaught exception handler.
record OnDemand<T>(Body<T> body) implements Flow.Publisher<T> {

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    var demand = new Demand();
    subscriber.onSubscribe(demand);
    Thread.ofVirtual()
        .name("publish")
        .start(() -> {
          try (var generator = new Generator<>(body)) {
            publish(in(generator).iterator(), demand, subscriber);
          }
        });
  }

  private static <T> void publish(
      Iterator<T> items, Demand demand, Flow.Subscriber<? super T> subscriber) {
    while (true) {
      T item;
      try {
        if (!demand.take()) {
          return;
        }
        item = items.hasNext() ? items.next() : null; // no item is null: `give` refuses it
      } catch (CompletionException e) {
        subscriber.onError(e.getCause()); // the producer's failure
        return;
      } catch (InterruptedException | RuntimeException e) {
        subscriber.onError(e);
        return;
      }
      if (item == null) {
        subscriber.onComplete();
        return;
      }
      subscriber.onNext(item);
    }
  }

  /// What was requested and not given yet.
  private static final class Demand implements Flow.Subscription {
    private long demand;
    private boolean cancelled;
    private IllegalArgumentException refusal;

    /// Waits until an item is wanted, and takes it off the demand. False: none will be wanted.
    synchronized boolean take() throws InterruptedException {
      while (demand == 0 && !cancelled && refusal == null) {
        wait();
      }
      if (cancelled) {
        return false;
      }
      if (refusal != null) {
        throw refusal;
      }
      demand--;
      return true;
    }

    @Override
    public synchronized void request(long n) {
      if (n <= 0) {
        refusal = new IllegalArgumentException("requested " + n + ": it has to be at least 1");
      } else {
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      }
      notifyAll();
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      notifyAll();
    }
  }
}
