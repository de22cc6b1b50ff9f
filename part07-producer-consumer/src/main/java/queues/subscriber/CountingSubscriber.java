package queues.subscriber;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the items that it gets. A publisher calls its `on…` methods one at a time; all others may
/// be called from any thread.
public final class CountingSubscriber implements Subscriber<Integer> {

  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger got = new AtomicInteger();
  private final long first;

  private CountingSubscriber(long first) {
    this.first = first;
  }

  /// Takes every item at once.
  public static CountingSubscriber fast() {
    return new CountingSubscriber(Long.MAX_VALUE);
  }

  /// Takes nothing until it is told to.
  public static CountingSubscriber slow() {
    return new CountingSubscriber(0);
  }

  /// Waits until it is subscribed.
  public void request(long items) {
    subscription.join().request(items);
  }

  /// Gives its subscription up. It gets no more items; those in its buffer are dropped.
  public void disconnect() {
    subscription.join().cancel();
    ended.countDown();
  }

  /// Waits until it has got so many items. Returns how many it has got by then.
  public int await(int items) throws InterruptedException {
    while (got.get() < items) {
      Thread.sleep(1);
    }
    return got.get();
  }

  /// Waits for the end of the publisher, or of the subscription. Returns how many items it has got.
  public int awaitEnd() throws InterruptedException {
    ended.await();
    return got.get();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    if (first > 0) {
      subscription.request(first);
    }
    this.subscription.complete(subscription);
  }

  @Override
  public void onNext(Integer item) {
    got.incrementAndGet();
  }

  @Override
  public void onError(Throwable failure) {
    ended.countDown();
  }

  @Override
  public void onComplete() {
    ended.countDown();
  }
}
