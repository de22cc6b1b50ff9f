package futures;

import exercise.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A publisher that does what the test says.
final class ByHand implements Flow.Publisher<String>, Flow.Subscription {
  final AtomicLong requested = new AtomicLong();
  final CountDownLatch cancelled = new CountDownLatch(1);
  volatile Flow.Subscriber<? super String> subscriber;
  volatile Consumer<Flow.Subscriber<? super String>> onRequest = _ -> {};
  volatile boolean isCallingBack;
  private long awaited;

  @Override
  public void subscribe(Flow.Subscriber<? super String> subscriber) {
    subscriber.onSubscribe(this);
    this.subscriber = subscriber;
  }

  @Override
  public void request(long n) {
    requested.addAndGet(n);
    isCallingBack = true;
    onRequest.accept(subscriber);
    isCallingBack = false;
  }

  @Override
  public void cancel() {
    cancelled.countDown();
  }

  /// One more than the last time.
  void awaitRequest(Verdict verdict) throws InterruptedException {
    awaited++;
    verdict.await(
        () -> requested.get() >= awaited, "The loop has asked, and no item was requested.");
  }
}
