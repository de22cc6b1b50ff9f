package futures;

import static futures.Exercise04_LoopOverAPublisher.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/// No check waits for anything: the publisher is driven by hand.
class Exercise04_LoopOverAPublisherTest {

  private final ByHand publisher = new ByHand();

  @Test
  void the_loop_gets_what_is_published() {
    var items = items(publisher);
    for (String dish : new String[] {"ham", "eggs"}) {
      var item = items.next();
      assertThat(item).isNotDone();
      publisher.subscriber.onNext(dish);
      assertThat(item).isCompletedWithValue(Optional.of(dish));
    }
    var end = items.next();
    publisher.subscriber.onComplete();
    assertThat(end).isCompletedWithValue(Optional.empty());
  }

  @Test
  void one_item_is_requested_for_each_that_is_asked_for() {
    var items = items(publisher);
    if (publisher.requested > 1) {
      fail(
          """
          The loop has asked for nothing, and you have requested %d items.
          A queue gives no back-pressure: it takes whatever comes, until the memory is full. Let the loop's asking be the
          demand. (Step 7d)\
          """
              .formatted(publisher.requested));
    }
    if (publisher.requested == 1) {
      fail(
          """
          The loop has asked for nothing, and you have requested an item.
          A subscription does not have to begin with a request. Whoever only looks whether there is a menu has ordered
          nothing. (Step 7a)\
          """);
    }
    for (int asked = 1; asked <= 3; asked++) {
      items.next();
      assertThat(publisher.requested).as("requested, of %d asked for", asked).isEqualTo(asked);
      publisher.subscriber.onNext("ham");
      assertThat(publisher.requested).as("requested, of %d asked for", asked).isEqualTo(asked);
    }
  }

  @Test
  void an_item_may_come_before_request_returns() {
    var items = items(publisher);
    for (String dish : new String[] {"ham", "eggs"}) {
      publisher.onRequest = () -> publisher.subscriber.onNext(dish);
      var item = items.next();
      if (!item.isDone()) {
        fail(
            """
            The publisher had %s at hand and gave them from inside `request`, and the loop waits for ever.
            To request is to be called back, perhaps there and then. Have ready what the answer is to go into, and ask
            afterwards. (Step 7d)\
            """
                .formatted(dish));
      }
      assertThat(item).isCompletedWithValue(Optional.of(dish));
    }
  }

  @Test
  void the_end_may_come_before_it_is_asked_for() {
    var items = items(publisher);
    items.next();
    publisher.subscriber.onNext("ham");
    publisher.subscriber.onComplete(); // the loop is busy with the ham
    var end = items.next();
    if (!end.isDone()) {
      fail(
          """
          The publisher ended while the loop was busy with an item. Now the loop asks for the next one, for ever.
          An end needs no demand, and it comes once: nobody repeats it for who was not listening. Keep it. (Step 7d)\
          """);
    }
    assertThat(end).isCompletedWithValue(Optional.empty());
    assertThat(items.next()).as("asked again").isCompletedWithValue(Optional.empty());
  }

  @Test
  void a_failure_comes_where_the_loop_asks() {
    var items = items(publisher);
    var item = items.next();
    publisher.subscriber.onError(new IllegalStateException("no ham"));
    if (item.isDone() && !item.isCompletedExceptionally()) {
      fail(
          """
          The publisher has failed, and the loop was told that there are no more.
          A failure that is printed, or logged, has been told to nobody who could act on it: the loop goes on with half
          of the items. Hand it on. (Step 7b)\
          """);
    }
    assertThat(item.exceptionNow()).hasStackTraceContaining("no ham");
    assertThat(items.next().exceptionNow()).as("asked again").hasStackTraceContaining("no ham");
  }

  @Test
  void so_does_one_that_nobody_has_asked_for() {
    var items = items(publisher);
    publisher.subscriber.onError(new IllegalStateException("no ham"));
    var item = items.next();
    assertThat(item).isDone();
    assertThat(item.exceptionNow()).hasStackTraceContaining("no ham");
  }

  @Test
  void closing_frees_the_publisher() {
    var items = items(publisher);
    var item = items.next();
    items.close();
    if (!publisher.cancelled) {
      fail(
          """
          The loop has left, and the publisher has not been told.
          It keeps what it holds for a subscriber who will never ask again. Dropping what comes is not enough: nothing
          comes without demand, and nothing ends either. (Step 7b)\
          """);
    }
    assertThat(item).as("asked before").isCompletedWithValue(Optional.empty());
    assertThat(items.next()).as("asked afterwards").isCompletedWithValue(Optional.empty());
  }

  private static final class ByHand implements Flow.Publisher<String>, Flow.Subscription {
    Flow.Subscriber<? super String> subscriber;
    Runnable onRequest = () -> {};
    long requested;
    boolean cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super String> subscriber) {
      this.subscriber = subscriber;
      subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      requested += n;
      onRequest.run();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
