package futures.generator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class GeneratorTest {

  @Test
  void what_is_never_asked_never_runs() {
    var begun = new AtomicInteger();
    try (var _ = new Generator<String>(_ -> begun.incrementAndGet())) {
      // leaves at once
    }
    assertThat(begun).hasValue(0);
  }

  @Test
  void the_end_can_be_asked_for_again() throws Exception {
    try (var one = new Generator<String>(out -> out.give("ham"))) {
      assertThat(one.next().get()).hasValue("ham");
      assertThat(one.next().get()).isEmpty();
      assertThat(one.next().get()).isEmpty();
    }
  }

  @Test
  void the_failure_comes_where_the_item_was_asked_for() throws Exception {
    try (var fails =
        new Generator<String>(out -> {
          out.give("ham");
          throw new IOException("no eggs");
        })) {
      assertThat(fails.next().get()).hasValue("ham");
      assertThatThrownBy(fails.next()::get).hasRootCauseMessage("no eggs");
      assertThat(fails.next().get()).as("it has ended").isEmpty();
    }
  }

  @Test
  void an_error_comes_where_the_item_was_asked_for() {
    try (var fails =
        new Generator<String>(_ -> {
          throw new StackOverflowError();
        })) {
      assertThatThrownBy(fails.next()::get).hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void a_closed_generator_has_ended() throws Exception {
    var endless = endless();
    assertThat(endless.next().get()).hasValue(0);
    endless.close();
    endless.close();
    assertThat(endless.next().get()).isEmpty();
  }

  /// The closing meets the producer before or after it has taken the ask; so, many times.
  @Test
  void an_ask_before_the_closing_is_answered_in_any_case() throws Exception {
    for (int i = 0; i < 500; i++) {
      var endless = endless();
      if (i % 2 == 0) {
        endless.next().get();
      }
      var asked = endless.next();
      endless.close();
      assertThat(asked.handle((_, _) -> "answered").get(10, SECONDS)).isEqualTo("answered");
    }
  }

  @Test
  void close_waits_for_the_clean_up() throws Exception {
    var mayCleanUp = new CountDownLatch(1);
    var cleanedUp = new CompletableFuture<Boolean>();
    var closing = new CompletableFuture<Boolean>();
    var generator =
        new Generator<String>(out -> {
          try {
            out.give("ham");
          } finally {
            mayCleanUp.await();
            cleanedUp.complete(true);
          }
        });
    generator.next().get();
    var closer =
        Thread.startVirtualThread(() -> {
          generator.close();
          closing.complete(cleanedUp.isDone());
        });
    while (closer.getState() != Thread.State.WAITING) {
      assertThat(closing).isNotDone();
    }
    mayCleanUp.countDown();
    assertThat(closing.get()).isTrue();
  }

  @Test
  void a_failure_to_clean_up_is_thrown_by_close() throws Exception {
    var generator =
        new Generator<String>(out -> {
          try {
            out.give("ham");
          } finally {
            cleanUpAndFail();
          }
        });
    generator.next().get();
    assertThatThrownBy(generator::close)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("locked in");
  }

  private static void cleanUpAndFail() {
    throw new IllegalStateException("locked in");
  }

  @Test
  void a_producer_that_swallows_the_interrupt_is_told_when_it_gives() throws Exception {
    var told = new CompletableFuture<Boolean>();
    try (var deaf =
        new Generator<String>(out -> {
          try {
            out.give("ham");
          } catch (InterruptedException e) {
            // goes on as if nothing had happened
          }
          try {
            out.give("eggs");
            told.complete(false);
          } catch (InterruptedException e) {
            told.complete(true);
          }
        })) {
      deaf.next().get();
    }
    assertThat(told).isCompletedWithValue(true);
  }

  @Test
  void close_stops_a_producer_at_work_and_fails_the_item_it_owes() throws Exception {
    var working = new CountDownLatch(1);
    var slow =
        new Generator<String>(_ -> {
          working.countDown();
          new CountDownLatch(1).await(); // for ever
        });
    var item = slow.next();
    working.await();
    slow.close();
    assertThatThrownBy(item::get).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void to_give_nothing_at_all_is_a_failure() {
    try (var wrong = new Generator<String>(out -> out.give(null))) {
      assertThatThrownBy(wrong.next()::get).hasCauseInstanceOf(NullPointerException.class);
    }
  }

  private static Generator<Integer> endless() {
    return new Generator<>(out -> {
      for (int i = 0; ; i++) {
        out.give(i);
      }
    });
  }

  @Test
  void an_item_that_came_too_late_for_one_is_the_next_ones() throws Exception {
    var mayGive = new CountDownLatch(1);
    try (var items =
        new Generator<Integer>(out -> {
          mayGive.await();
          out.give(1);
          out.give(2);
        })) {
      for (int i = 0; i < 3; i++) {
        items.next().cancel(false);
      }
      mayGive.countDown();
      assertThat(items.next().get()).contains(1);
      assertThat(items.next().get()).contains(2);
      assertThat(items.next().get()).isEmpty();
    }
  }

  @Test
  void a_failure_that_came_too_late_for_one_is_not_taken_for_the_end() {
    var mayFail = new CountDownLatch(1);
    var items =
        new Generator<Integer>(_ -> {
          mayFail.await();
          throw new IOException("no more numbers");
        });
    items.next().cancel(false);
    mayFail.countDown();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> items.next().get())
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no more numbers");
    }
  }

  @Test
  void a_stage_of_an_item_may_close_it() throws Exception {
    var cleanedUp = new CompletableFuture<String>();
    var items =
        new Generator<Integer>(out -> {
          try {
            out.give(1);
            out.give(2);
          } finally {
            cleanedUp.complete(Thread.currentThread().getName());
          }
        });
    items.next().thenAccept(_ -> items.close()).get();
    assertThat(cleanedUp.get()).isEqualTo("producer");
    assertThat(items.next().get()).isEmpty();
  }
}
