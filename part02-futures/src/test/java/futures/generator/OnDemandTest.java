package futures.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futures.generator.Generator.Body;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OnDemandTest {

  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch freed = new CountDownLatch(1);
  private final Body<Integer> naturals =
      out -> {
        try {
          while (true) {
            out.give(made.getAndIncrement());
          }
        } finally {
          freed.countDown();
        }
      };

  private static Body<Integer> upTo(int count) {
    return out -> {
      for (int i = 0; i < count; i++) {
        out.give(i);
      }
    };
  }

  @Test
  void it_gives_what_was_requested_and_makes_no_more() throws Exception {
    var subscriber = new Signals();
    new OnDemand<>(naturals).subscribe(subscriber);
    assertThat(made).hasValue(0);

    subscriber.subscription.request(2);
    assertThat(subscriber.take(2)).containsExactly("0", "1");
    assertThat(made).hasValue(2);

    subscriber.subscription.request(1);
    assertThat(subscriber.take(1)).containsExactly("2");
    assertThat(made).hasValue(3);

    subscriber.subscription.cancel();
    freed.await();
  }

  @Test
  void demand_adds_up() throws Exception {
    var subscriber = new Signals();
    new OnDemand<>(upTo(3)).subscribe(subscriber);
    subscriber.subscription.request(Long.MAX_VALUE);
    subscriber.subscription.request(Long.MAX_VALUE);
    assertThat(subscriber.take(4)).containsExactly("0", "1", "2", "end");
  }

  @Test
  void each_subscriber_gets_all_of_it() throws Exception {
    var publisher = new OnDemand<>(upTo(1));
    for (int i = 0; i < 2; i++) {
      var subscriber = new Signals();
      publisher.subscribe(subscriber);
      subscriber.subscription.request(2);
      assertThat(subscriber.take(2)).containsExactly("0", "end");
    }
  }

  @Test
  void a_failure_is_the_last_signal() throws Exception {
    var subscriber = new Signals();
    new OnDemand<Integer>(
            out -> {
              out.give(0);
              throw new IllegalStateException("no eggs");
            })
        .subscribe(subscriber);
    subscriber.subscription.request(3);
    assertThat(subscriber.take(2)).containsExactly("0", "java.lang.IllegalStateException: no eggs");
  }

  @Test
  void after_a_cancel_it_gives_no_more_and_frees_the_producer() throws Exception {
    var subscriber = new Signals();
    new OnDemand<>(naturals).subscribe(subscriber);
    subscriber.subscription.request(1);
    assertThat(subscriber.take(1)).containsExactly("0");
    subscriber.subscription.cancel();
    subscriber.subscription.request(1);
    freed.await();
    assertThat(subscriber.publisher.get().join(Duration.ofSeconds(5))).isTrue();
    assertThat(subscriber.signals).isEmpty();
  }

  @Test
  void a_request_for_nothing_is_refused() throws Exception {
    var subscriber = new Signals();
    new OnDemand<>(naturals).subscribe(subscriber);
    subscriber.subscription.request(0);
    assertThat(subscriber.take(1))
        .containsExactly(
            "java.lang.IllegalArgumentException: requested 0: it has to be at least 1");
  }

  @Test
  void a_request_for_nothing_after_a_cancel_is_ignored() throws Exception {
    var subscriber =
        new Signals() {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            subscription.request(0);
            subscription.cancel();
          }
        };
    new OnDemand<>(naturals).subscribe(subscriber);
    subscriber.subscription.request(1);
    assertThat(subscriber.publisher.get().join(Duration.ofSeconds(5))).isTrue();
    assertThat(subscriber.signals).containsExactly("0");
  }

  @Test
  void a_subscriber_that_throws_gets_nothing_more() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    var subscriber =
        new Signals() {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            throw dropped(failure);
          }
        };
    new OnDemand<>(naturals).subscribe(subscriber);
    subscriber.subscription.request(5);
    assertThat(failure.get()).hasMessage("dropped it");
    freed.await();
    assertThat(subscriber.signals).containsExactly("0");
    assertThat(made).hasValue(1);
  }

  @Test
  void a_subscriber_that_throws_at_the_end_gets_nothing_more() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    var subscriber =
        new Signals() {
          @Override
          public void onComplete() {
            super.onComplete();
            throw dropped(failure);
          }
        };
    new OnDemand<>(upTo(1)).subscribe(subscriber);
    subscriber.subscription.request(2);
    assertThat(failure.get()).hasMessage("dropped it");
    assertThat(subscriber.signals).containsExactly("0", "end");
  }

  /// An exception that is not caught on this thread completes `heard`.
  private static IllegalStateException dropped(CompletableFuture<Throwable> heard) {
    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> heard.complete(e));
    return new IllegalStateException("dropped it");
  }

  @Test
  void null_cannot_subscribe() {
    assertThatThrownBy(() -> new OnDemand<>(naturals).subscribe(null))
        .isInstanceOf(NullPointerException.class);
  }

  private static class Signals implements Flow.Subscriber<Integer> {
    final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    final CompletableFuture<Thread> publisher = new CompletableFuture<>();
    Flow.Subscription subscription;

    List<String> take(int count) throws InterruptedException {
      var taken = new ArrayList<String>();
      while (taken.size() < count) {
        taken.add(signals.take());
      }
      return taken;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(Integer item) {
      publisher.complete(Thread.currentThread());
      signals.add("" + item);
    }

    @Override
    public void onError(Throwable failure) {
      signals.add("" + failure);
    }

    @Override
    public void onComplete() {
      signals.add("end");
    }
  }
}
