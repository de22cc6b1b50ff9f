package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step04b_ASlowSubscriberCostsSomething.block;
import static queues.Step04b_ASlowSubscriberCostsSomething.disconnect;
import static queues.Step04b_ASlowSubscriberCostsSomething.drop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step04b_ASlowSubscriberCostsSomething.Got;
import queues.subscriber.CountingSubscriber;

@Timeout(30)
class Step04b_ASlowSubscriberCostsSomethingTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  @RepeatedTest(10)
  void submit_makes_all_wait_for_the_slowest_and_loses_nothing() throws InterruptedException {
    assertThat(block(threads)).isEqualTo(new Got(5, 10, 10));
  }

  @RepeatedTest(10)
  void dropping_costs_the_slow_one_what_finds_no_room() throws InterruptedException {
    assertThat(drop(threads)).isEqualTo(new Got(10, 10, 4));
  }

  @RepeatedTest(10)
  void disconnecting_costs_the_slow_one_all_that_it_has_not_taken() throws InterruptedException {
    assertThat(disconnect(threads)).isEqualTo(new Got(10, 10, 0));
  }

  @Test
  void cancel_calls_no_method_of_the_subscriber() throws InterruptedException {
    var called = new CopyOnWriteArrayList<String>();
    var fast = CountingSubscriber.fast();
    try (var publisher = new SubmissionPublisher<Integer>(threads, 4)) {
      publisher.subscribe(cancelsAtOnce(called));
      publisher.subscribe(fast);
      var _ = publisher.submit(1);
    }
    fast.awaitEnd();
    threads.close(); // all that the publisher had to call has been called
    assertThat(called).containsExactly("onSubscribe");
  }

  private static Subscriber<Integer> cancelsAtOnce(List<String> called) {
    return new Subscriber<>() {
      @Override
      public void onSubscribe(Subscription subscription) {
        called.add("onSubscribe");
        subscription.cancel();
      }

      @Override
      public void onNext(Integer item) {
        called.add("onNext");
      }

      @Override
      public void onError(Throwable failure) {
        called.add("onError");
      }

      @Override
      public void onComplete() {
        called.add("onComplete");
      }
    };
  }
}
