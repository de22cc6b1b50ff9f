package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.chain;
import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static futures.Step06_AChainOfStagesIsNoLoop.loop;
import static futures.Step06_AChainOfStagesIsNoLoop.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futures.Step06_AChainOfStagesIsNoLoop.Run;
import futures.generator.Cursor;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step06_AChainOfStagesIsNoLoopTest {

  private static final int MILLION = 1_000_000;

  /// What was asked for, in order. The test completes it.
  private final List<CompletableFuture<Optional<String>>> asked = new CopyOnWriteArrayList<>();

  private final Cursor<String> byHand =
      () -> {
        asked.add(new CompletableFuture<>());
        return asked.getLast();
      };

  @Test
  void a_loop_and_a_chain_get_through_items_that_are_on_their_way() {
    assertThat(loop(numbers(11, 1))).isEqualTo(new Run(11, "the end"));
    assertThat(chain(numbers(11, 1))).isEqualTo(new Run(11, "the end"));
  }

  @Test
  void a_for_loop_gets_through_a_million_that_have_come() {
    assertThat(loop(numbers(MILLION, 0))).isEqualTo(new Run(MILLION, "the end"));
  }

  @Test
  void a_chain_runs_out_of_stack_on_items_that_have_come() {
    var chained = chain(numbers(MILLION, 0));
    assertThat(chained.end()).isEqualTo("StackOverflowError");
    assertThat(chained.items()).isBetween(1, MILLION - 1);
  }

  @Test
  void the_numbers_count_from_0_and_stay_at_their_end() {
    var numbers = numbers(2, 0);
    assertThat(in(numbers)).containsExactly(0, 1);
    assertThat(in(numbers)).isEmpty();
  }

  @Test
  void with_a_delay_a_number_is_still_on_its_way() {
    assertThat(numbers(1, 60_000).next()).isNotDone();
  }

  @Test
  void hasNext_waits_for_the_item() throws Exception {
    var loop = new FutureTask<>(() -> in(byHand).iterator().hasNext());
    var thread = Thread.startVirtualThread(loop);
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(loop).isNotDone();
    }
    asked.getFirst().complete(Optional.of("ham"));
    assertThat(loop.get()).isTrue();
  }

  @Test
  void nothing_is_asked_for_in_advance() {
    Cursor<String> ready =
        () -> {
          var item = byHand.next();
          item.complete(Optional.of("ham"));
          return item;
        };
    var items = in(ready).iterator();
    assertThat(asked).isEmpty();
    items.next();
    assertThat(asked).hasSize(1);
    items.next();
    assertThat(asked).hasSize(2);
  }

  @Test
  void to_look_for_an_item_does_not_skip_it() {
    var items = in(numbers(2, 0)).iterator();
    assertThat(items.hasNext()).isTrue();
    assertThat(items.hasNext()).isTrue();
    assertThat(items.next()).isZero();
    assertThat(items.next()).isOne();
    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_failure_ends_the_loop_and_keeps_its_cause() {
    var noHam = new IllegalStateException("no ham");
    var items = in(() -> CompletableFuture.<Optional<String>>failedFuture(noHam)).iterator();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(items::hasNext).isInstanceOf(CompletionException.class).hasCause(noHam);
    }
  }

  @Test
  void an_interrupt_ends_the_loop_and_the_iterator_keeps_its_item() {
    var items = in(byHand).iterator();
    Thread.currentThread().interrupt();
    assertThatThrownBy(items::hasNext).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();

    asked.getFirst().complete(Optional.of("ham"));
    assertThat(items.next()).isEqualTo("ham");
    assertThat(asked).hasSize(1);
  }
}
