package futures;

import static futures.Exercise04_LoopOverAPublisher.items;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import futures.Exercise04_LoopOverAPublisher.Items;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// The publisher is driven by hand. Right answers never wait for a clock here; a wrong one costs a
/// second.
class Exercise04_LoopOverAPublisherTest {

  private final ByHand publisher = new ByHand();

  @Test
  void the_loop_gets_what_is_published() throws Exception {
    var items = open();
    for (String dish : new String[] {"ham", "eggs"}) {
      var item = ask(items);
      if (item.isDone()) {
        fail(
            """
            The loop asked, and was answered before the publisher had given anything.
            What is asked for comes later: return a future, and complete it when the item is there. (Step 4a)\
            """);
      }
      publisher.subscriber.onNext(dish);
      expect(item, dish);
    }
    var end = ask(items);
    publisher.subscriber.onComplete();
    expect(end, null);
  }

  @Test
  void one_item_is_requested_for_each_that_is_asked_for() throws Exception {
    var items = open();
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
      var _ = ask(items);
      expectRequested(asked);
      publisher.subscriber.onNext("ham");
      expectRequested(asked);
    }
  }

  private void expectRequested(int asked) {
    if (publisher.requested != asked) {
      fail(
          """
          The loop has asked for items: %d. You have requested: %d.
          A publisher gives what was requested: nothing without that, and not one more. The loop's asking is the demand,
          one for one. (Step 7d)\
          """
              .formatted(asked, publisher.requested));
    }
  }

  @Test
  void an_item_may_come_before_request_returns() throws Exception {
    var items = open();
    for (String dish : new String[] {"ham", "eggs"}) {
      publisher.onRequest = () -> publisher.subscriber.onNext(dish);
      var item = ask(items);
      if (!item.isDone()) {
        fail(
            """
            The publisher had %s at hand and gave them from inside `request`, and the loop waits for ever.
            To request is to be called back, perhaps there and then. Have ready what the answer is to go into, and ask
            afterwards. (Step 7d)\
            """
                .formatted(dish));
      }
      expect(item, dish);
    }
  }

  @Test
  void the_end_may_come_before_it_is_asked_for() throws Exception {
    var items = open();
    var _ = ask(items);
    publisher.subscriber.onNext("ham");
    publisher.subscriber.onComplete(); // the loop is busy with the ham
    var end = ask(items);
    if (!end.isDone()) {
      fail(
          """
          The publisher ended while the loop was busy with an item. Now the loop asks for the next one, for ever.
          An end needs no demand, and it comes once: nobody repeats it for who was not listening. Keep it. (Step 7d)\
          """);
    }
    expect(end, null);
    expect(ask(items), null);
  }

  @Test
  void a_failure_comes_where_the_loop_asks() throws Exception {
    var items = open();
    var item = ask(items);
    publisher.subscriber.onError(new IllegalStateException("no ham"));
    if (item.isDone() && !item.isCompletedExceptionally()) {
      fail(
          """
          The publisher has failed, and the loop was told that there are no more.
          A failure that is printed, or logged, has been told to nobody who could act on it: the loop goes on with half
          of the items. Hand it on. (Step 7b)\
          """);
    }
    expectNoHam(item);
    expectNoHam(ask(items));
  }

  @Test
  void so_does_one_that_nobody_has_asked_for() throws Exception {
    var items = open();
    publisher.subscriber.onError(new IllegalStateException("no ham"));
    var item = ask(items);
    expectNoHam(item);
  }

  private static void expectNoHam(CompletableFuture<Optional<String>> item) {
    if (!item.isCompletedExceptionally()) {
      fail(
          """
          The publisher has failed, and the loop, which asks for an item, %s.
          A failure comes once, whether or not somebody waits for it just then. Keep it, for each who asks. (Step 7b)\
          """
              .formatted(item.isDone() ? "was told " + item.join() : "waits for ever"));
    }
    assertThat(item.exceptionNow()).hasStackTraceContaining("no ham");
  }

  @Test
  void closing_frees_the_publisher() throws Exception {
    var items = open();
    var item = ask(items);
    items.close();
    if (!publisher.cancelled) {
      fail(
          """
          The loop has left, and the publisher has not been told.
          It keeps what it holds for a subscriber who will never ask again. Dropping what comes is not enough: nothing
          comes without demand, and nothing ends either. (Step 7b)\
          """);
    }
    if (!item.isDone() || !ask(items).isDone()) {
      fail(
          """
          The cursor was closed, and whoever asked %s waits for ever.
          A publisher that is cancelled says nothing more, not even that this is the end. Now that is for you to say.
          (Step 7b)\
          """
              .formatted(item.isDone() ? "afterwards" : "before"));
    }
    expect(item, null);
    expect(ask(items), null);
  }

  private Items<String> open() {
    var items = items(publisher);
    if (items == null || publisher.subscriber == null) {
      fail(
          """
          `items` returned %s, and %s.
          A publisher knows only those who subscribe: what it then calls is how its items come to the loop. (Step 7d)\
          """
              .formatted(
                  items == null ? "null" : "a cursor",
                  publisher.subscriber == null
                      ? "nobody has subscribed"
                      : "somebody has subscribed"));
    }
    return items;
  }

  private static CompletableFuture<Optional<String>> ask(Items<String> items) throws Exception {
    var asking = new FutureTask<>(items::next);
    Thread.ofVirtual().start(asking);
    try {
      var item = asking.get(1, SECONDS);
      if (item == null) {
        fail(
            """
            The loop asked, and `next` returned null.
            What it asked for comes later. Until then a future stands for it. (Step 4a)\
            """);
      }
      return item;
    } catch (TimeoutException e) {
      return fail(
          """
          The loop asked, and your `next` waits until the publisher gives something.
          It was asked for a future, and has one at once. Whoever gets the item completes it. (Step 4a)\
          """);
    }
  }

  /// Null is the end.
  private static void expect(CompletableFuture<Optional<String>> item, String dish) {
    String outcome =
        item.handle((value, failure) -> "got " + (failure == null ? value : failure))
            .getNow("waits still");
    if (!outcome.equals("got " + Optional.ofNullable(dish))) {
      fail(
          """
          The publisher gave %s, and the loop, which had asked for it, %s.
          Whatever the publisher calls is for the future that the loop was given last: an item in an Optional, or the end,
          which is an empty one. (Step 6)\
          """
              .formatted(dish == null ? "the end" : dish, outcome));
    }
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
