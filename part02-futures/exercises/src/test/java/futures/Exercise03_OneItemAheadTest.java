package futures;

import static futures.Exercise03_OneItemAhead.oneAhead;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import futures.generator.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Right answers never wait for a clock here; a wrong one costs a second.
class Exercise03_OneItemAheadTest {

  /// What the source was asked for, in order. The checks complete it.
  private final List<CompletableFuture<Optional<String>>> asked = new CopyOnWriteArrayList<>();

  private final Cursor<String> source =
      () -> {
        asked.add(new CompletableFuture<>());
        return asked.getLast();
      };

  private void comes(String dish) {
    asked.getLast().complete(Optional.ofNullable(dish));
  }

  private static boolean blocks; // found out once, not to cost a second in each check

  private CompletableFuture<Optional<String>> ask(Cursor<String> cursor) throws Exception {
    if (cursor == null) {
      fail(
          "`oneAhead` returned null. A cursor is one method: return something that has it. (Step"
              + " 6)");
    }
    var asking = new FutureTask<>(cursor::next);
    if (!blocks) {
      Thread.ofVirtual().start(asking);
    }
    try {
      var item = asking.get(blocks ? 0 : 1, SECONDS);
      if (item == null) {
        fail(
            """
            Your `next` returned null, and the loop waits for what it returns.
            An item that is not there yet, the end, a failure: a future stands for each of them. (Step 6)\
            """);
      }
      return item;
    } catch (TimeoutException e) {
      blocks = true;
      return fail(
          """
          The first item is still on its way, and your `next` waits for it.
          It was asked for a future, and can give that at once. What has to be done when the item comes is a stage of it.
          (Step 3a)\
          """);
    }
  }

  @Test
  void it_gives_the_same_items() throws Exception {
    var dishes = List.of("ham", "eggs", "toast").iterator();
    Cursor<String> ready =
        () ->
            CompletableFuture.completedFuture(
                dishes.hasNext() ? Optional.of(dishes.next()) : Optional.empty());
    var cursor = oneAhead(ready);
    for (String dish : new String[] {"ham", "eggs", "toast", null}) {
      String outcome =
          ask(cursor)
              .handle((value, failure) -> "gave " + (failure == null ? value : failure))
              .getNow("gave a future that nobody completes");
      if (!outcome.equals("gave " + Optional.ofNullable(dish))) {
        fail(
            """
            The source gives ham, eggs, toast and the end, all at once. Where %s should have come, your cursor %s.
            Whatever it asks for ahead, it gives what its source has given, each once and in order. (Step 6)\
            """
                .formatted(dish == null ? "the end" : dish, outcome));
      }
    }
  }

  @Test
  void it_asks_for_nothing_until_it_is_asked() {
    oneAhead(source);
    if (!asked.isEmpty()) {
      fail(
          """
          Nobody has asked your cursor for anything, and it has asked its source.
          To make a cursor begins nothing: perhaps nobody will ever loop over it. One ahead of the loop is one after the
          loop's first. (Step 7a)\
          """);
    }
  }

  @Test
  void it_blocks_nobody() throws Exception {
    assertThat(ask(oneAhead(source))).isNotDone();
  }

  @Test
  void it_asks_for_an_item_as_soon_as_the_one_before_has_come() throws Exception {
    var cursor = oneAhead(source);
    var first = ask(cursor);
    if (asked.size() > 1) {
      fail(
          """
          Your cursor has asked its source for %d items at once, before the first has come.
          A cursor gives one after the other: ask for the next when the one before has come. A cursor that reads from one
          connection would mix them up. (Step 6)\
          """
              .formatted(asked.size()));
    }
    comes("ham");
    assertThat(first).isCompletedWithValue(Optional.of("ham"));
    if (asked.size() < 2) {
      fail(
          """
          The first item has come, the loop works on it, and nothing is on its way.
          What overlaps is what has begun. Yours begins to ask when the loop is back, and the loop waits as long as it would
          without you. (Step 3b)\
          """);
    }
    var second = cursor.next();
    assertThat(asked).as("the second was asked for already").hasSize(2);
    comes("eggs");
    assertThat(second).isCompletedWithValue(Optional.of("eggs"));
    assertThat(asked).hasSize(3);
  }

  @Test
  void a_loop_may_ask_in_a_stage() throws Exception {
    var cursor = oneAhead(source);
    var second = ask(cursor).thenCompose(_ -> cursor.next());
    comes("ham");
    if (asked.size() > 2) {
      fail(
          """
          The loop asked in a stage, when the first item had come, and the source was asked twice for the second.
          Of two stages of one future, either may run first: here the loop's ran before yours had set anything, although you
          had attached yours before. Have the item ahead in your hands before you give the first away. (Step 6)\
          """);
    }
    comes("eggs");
    assertThat(second).isCompletedWithValue(Optional.of("eggs"));
  }

  @Test
  void it_asks_for_nothing_after_the_end() throws Exception {
    var cursor = oneAhead(source);
    var _ = ask(cursor);
    comes("ham");
    var end = cursor.next();
    comes(null);
    assertThat(end).isCompletedWithValue(Optional.empty());
    if (asked.size() > 2) {
      fail(
          """
          The source has come to its end, and was asked once more.
          The end comes as an item comes, and is none. Look at what has come before you ask for more. (Step 6)\
          """);
    }
    assertThat(cursor.next()).isCompletedWithValue(Optional.empty());
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_failure_comes_in_its_turn() throws Exception {
    var cursor = oneAhead(source);
    var first = ask(cursor);
    comes("ham");
    asked.getLast().completeExceptionally(new IllegalStateException("no eggs"));
    assertThat(first).as("what came before the failure").isCompletedWithValue(Optional.of("ham"));
    var second = cursor.next();
    if (!second.isCompletedExceptionally()) {
      fail(
          """
          The second item failed on its way, and the loop was told %s.
          Nobody had asked for it yet, but somebody will: until then the future keeps the failure. To a loop, a failure that
          looks like an end is half of the items, and no word about it. (Step 3c)\
          """
              .formatted(second.isDone() ? "that there are no more" : "nothing"));
    }
    assertThat(second.exceptionNow()).hasStackTraceContaining("no eggs");
    assertThat(asked).as("what is asked for after a failure").hasSize(2);
  }
}
