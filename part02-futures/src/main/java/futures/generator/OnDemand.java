package futures.generator;

import futures.generator.Generator.Body;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/// Publishes the items that `body` makes.
///
/// Each subscriber has a generator of its own, and a virtual thread that loops over it. That thread
/// waits for demand, and only then asks the generator for an item. It sends all signals but the
/// first. The end is like an item: a subscriber hears of it only if it has requested one more.
///
/// After a cancel, the producer stops as soon as the current item is made; production code would
/// interrupt it. A subscriber that throws in `onSubscribe` fails `subscribe`. One that throws later
/// hears no more, and its failure goes to the thread's uncaught exception handler.
public record OnDemand<T>(Body<T> body) implements Flow.Publisher<T> {

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    var demand = new Demand();
    subscriber.onSubscribe(demand);
    Thread.ofVirtual()
        .name("publish")
        .start(() -> {
          try (var generator = new Generator<>(body)) {
            publish(generator, demand, subscriber);
          }
        });
  }

  private static <T> void publish(
      Generator<T> items, Demand demand, Flow.Subscriber<? super T> subscriber) {
    while (true) {
      Optional<T> item;
      try {
        if (!demand.take()) {
          return;
        }
        item = items.next().get();
      } catch (ExecutionException e) {
        subscriber.onError(e.getCause()); // the producer's failure
        return;
      } catch (InterruptedException | RuntimeException e) {
        subscriber.onError(e);
        return;
      }
      if (item.isEmpty()) {
        subscriber.onComplete();
        return;
      }
      subscriber.onNext(item.get());
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
