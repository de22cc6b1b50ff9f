package queues.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClosableQueueTest {

  private final ClosableQueue<String> queue = new ClosableQueue<>(2);

  @Test
  void first_in_first_out() throws InterruptedException {
    queue.put("a");
    queue.put("b");
    assertThat(queue.take()).contains("a");
    assertThat(queue.take()).contains("b");
  }

  @Test
  void a_full_queue_makes_its_producer_wait_until_there_is_room() throws Exception {
    full();
    var waiting = new Waiting<>(() -> put("c"));
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.take()).contains("a");
    waiting.end();
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void a_removed_item_makes_room_and_is_never_taken() throws Exception {
    full();
    var waiting = new Waiting<>(() -> put("c"));
    assertThat(queue.remove("a")).isTrue();
    waiting.end();
    assertThat(queue.remove("a")).isFalse();
    assertThat(queue.take()).contains("b");
    assertThat(queue.take()).contains("c");
  }

  @Test
  void an_empty_queue_makes_its_consumer_wait_for_an_item() throws Exception {
    var waiting = new Waiting<>(queue::take);
    queue.put("a");
    assertThat(waiting.end()).contains("a");
  }

  @Test
  void closed_it_hands_out_what_is_left_and_then_nothing_to_each_that_asks() throws Exception {
    queue.put("a");
    queue.close();
    assertThat(queue.take()).contains("a");
    assertThat(queue.take()).isEmpty();
    assertThat(queue.take()).isEmpty();
    assertThatThrownBy(() -> queue.put("b")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queue.put("b", Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void close_wakes_all_consumers_that_wait() throws Exception {
    var one = new Waiting<>(queue::take);
    var two = new Waiting<>(queue::take);
    queue.close();
    assertThat(one.end()).isEmpty();
    assertThat(two.end()).isEmpty();
  }

  @Test
  void close_refuses_the_producers_that_wait_for_room() throws Exception {
    full();
    var one = new Waiting<>(() -> put("c"));
    var two = new Waiting<>(() -> put("d", Duration.ofHours(1)));
    queue.close();
    assertThatThrownBy(one::end).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(two::end).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void room_that_comes_too_late_leaves_the_item_out() throws Exception {
    full();
    assertThatThrownBy(() -> queue.put("c", Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("the queue of 2 is full");
    assertThat(queue.take()).contains("a");
    queue.put("c", Duration.ZERO); // where there is room, no time is needed
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void an_interrupted_producer_has_put_nothing() throws Exception {
    full();
    var waiting = new Waiting<>(() -> put("c"));
    waiting.thread.interrupt();
    assertThatThrownBy(waiting::end).hasCauseInstanceOf(InterruptedException.class);
    assertThat(queue.take()).contains("a");
    assertThat(queue.take()).contains("b");
    assertThat(queue.size()).isZero();
  }

  private void full() throws InterruptedException {
    queue.put("a");
    queue.put("b");
  }

  private Optional<String> put(String item) throws InterruptedException {
    queue.put(item);
    return Optional.empty();
  }

  private Optional<String> put(String item, Duration limit) throws Exception {
    queue.put(item, limit);
    return Optional.empty();
  }

  /// A call on a thread of its own, which waits when this is made.
  private static final class Waiting<T> {
    private final FutureTask<T> call;
    final Thread thread;

    Waiting(Callable<T> call) {
      this.call = new FutureTask<>(call);
      thread = Thread.startVirtualThread(this.call);
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }

    T end() throws InterruptedException, ExecutionException {
      return call.get();
    }
  }

  @Test
  void without_room_for_one_there_is_no_queue() {
    assertThatThrownBy(() -> new ClosableQueue<String>(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound 0: it has to be at least 1");
  }

  @Test
  void a_limit_may_be_longer_than_nanoseconds_can_say() throws Exception {
    queue.put("ham", ChronoUnit.FOREVER.getDuration());
    assertThat(queue.take()).contains("ham");
  }
}
