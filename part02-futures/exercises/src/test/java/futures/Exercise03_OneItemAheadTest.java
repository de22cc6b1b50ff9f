package futures;

import static exercise.Verdict.onAnotherThread;
import static futures.Exercise03_OneItemAhead.oneAhead;

import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Verdict;
import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Items come when the test says so. Each item comes on a thread of its own, and so does each
/// question of the loop.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise03_OneItemAheadTest {

  private static final int MANY = 6; // items

  private static final OtherThreads others = new OtherThreads();

  private final Verdict verdict = new Verdict(Exercise03_OneItemAhead.class);
  private final Source source = new Source();

  @Test
  void sentence_1_next_returns_at_once() throws Exception {
    ask(open());
  }

  @Test
  void sentence_1_the_thread_that_completes_an_item_is_not_held_up() throws Exception {
    askForTheFirst(open());
    verdict.await(
        source.gives(1, "ham"),
        () ->
            source.asked() == 2
                ? verdict.refuse(
                    "The thread that completed the first item is held up, and the second item is on"
                        + " its way.",
                    "a-stage-may-wait")
                : verdict.refuse("The thread that completed the first item is held up."));
  }

  @Test
  void sentence_1_nor_is_the_thread_that_completes_the_item_ahead() throws Exception {
    askForTheFirst(open());
    source.gives(1, "ham");
    expectAsked(
        2,
        "The first item has come, and the second is not asked for.",
        "who-asks-later-gets-it-in-time");
    verdict.await(
        source.gives(2, "eggs"),
        () ->
            verdict.refuse(
                "The loop has not asked for the second item yet. The thread that completed it is"
                    + " held up.",
                "an-item-waits-until-it-is-wanted"));
  }

  @Test
  void sentence_1_next_returns_while_a_stage_of_the_loop_runs() throws Exception {
    var cursor = open();
    var asker = new AtomicReference<Thread>();
    var waitsForTheStagesLock = new AtomicBoolean();
    var stage =
        askForTheFirst(cursor)
            .thenApply(_ -> {
              boolean comesBack =
                  OtherThreads.comesBack(
                      onAnotherThread(() -> {
                        asker.set(Thread.currentThread());
                        return cursor.next();
                      }));
              waitsForTheStagesLock.set(
                  !comesBack && OtherThreads.waitsForALockOf(Thread.currentThread(), asker.get()));
              return comesBack;
            });
    source.gives(1, "ham");
    others.settle();
    if (asker.get() == null) {
      return; // it holds the first item back, which another test looks at
    }
    if (!verdict.get(stage, "The first item has come, and the loop's stage of it is not done.")) {
      throw verdict.refuse(
          "In a stage of the first item, the loop had another thread ask for the second. `next`"
              + " did not return there before the stage had ended.",
          waitsForTheStagesLock.get() ? "an-answer-belongs-under-the-lock" : null);
    }
  }

  @Test
  void sentence_2_nothing_is_asked_for_until_the_loop_asks() throws Exception {
    open();
    expectAskedAtMost(
        0,
        "The loop has asked for nothing, and the source was asked for an item.",
        "a-cursor-begins-when-it-is-made");
  }

  @Test
  void sentence_3_it_asks_for_one_item_at_a_time() throws Exception {
    askForTheFirst(open());
    expectAskedAtMost(
        1,
        "The first item has not come, and the source was asked for another one.",
        "ahead-means-both-at-once");
  }

  @Test
  void sentence_3_when_an_item_comes_the_next_one_is_asked_for() throws Exception {
    var first = askForTheFirst(open());
    source.gives(1, "ham");
    expectAsked(
        2,
        "The first item has come, the loop works on it, and nothing else is asked for.",
        "who-asks-later-gets-it-in-time");
    others.settle();
    if (!first.isDone()) {
      source.gives(2, "eggs");
      String observed =
          "The first item had come, and the second not yet. The loop, which had asked for the first,"
              + " did not get it";
      verdict.await(first, observed + ", and does not now, when the second has come, either.");
      throw verdict.refuse(observed + " before the second came.", "to-be-ahead-is-to-have-it");
    }
  }

  @Test
  void sentence_3_it_is_never_further_ahead() throws Exception {
    var cursor = open();
    askForTheFirst(cursor);
    source.gives(1, "ham");
    expectAsked(2, "The first item has come, and the second is not asked for.");
    source.gives(2, "eggs");
    others.settle();
    if (source.asked() > 2) {
      throw furtherAhead();
    }
  }

  private AssertionError furtherAhead() throws Exception {
    String observed =
        "The loop works on the first item, the second has come, and a third is asked for";
    for (int number = 3; number <= MANY; number++) {
      source.gives(number, "toast");
      others.settle();
    }
    if (source.asked() > MANY) {
      return verdict.refuse(
          observed + ", and a fourth, and so on.", "the-further-ahead-the-better");
    }
    return source.asked() == 3 && OtherThreads.inside(Exercise03_OneItemAhead.class).isPresent()
        ? verdict.refuse(
            observed + ". When that comes, a thread waits with it.", "a-queue-of-one-is-one-ahead")
        : verdict.refuse(observed + ".");
  }

  @Test
  void sentence_3_and_so_it_goes_on() throws Exception {
    var cursor = open();
    askForTheFirst(cursor);
    source.gives(1, "ham");
    expectAsked(2, "The first item has come, and the second is not asked for.");
    source.gives(2, "eggs");
    ask(cursor);
    expectAsked(
        3, "The loop has asked for the second item, it has come, and no third is asked for.");
    ask(cursor);
    expectAskedAtMost(
        3, "The loop has asked for the third item, it has not come, and a fourth is asked for.");
    source.gives(3, "toast");
    expectAsked(
        4, "The loop has asked for the third item, it has come, and no fourth is asked for.");
  }

  @Test
  void sentence_3_even_if_the_loop_asks_in_a_stage() throws Exception {
    var cursor = open();
    var second = askForTheFirst(cursor).thenCompose(_ -> cursor.next());
    source.gives(1, "ham");
    expectAsked(2, "The first item has come, and the second is not asked for.");
    others.settle();
    if (source.asked() > 2 || second.isDone()) {
      throw verdict.refuse(
          "The loop asked in a stage of the first item, and %s."
              .formatted(
                  source.asked() > 2
                      ? "the source was asked for the second item and for a third"
                      : "got " + Outcome.of(second) + " before the second item came"),
          "stages-run-in-the-order-of-writing");
    }
    source.gives(2, "eggs");
    expect(second, "eggs");
  }

  @Test
  void sentence_3_and_even_if_it_asks_as_soon_as_the_item_has_come() throws Exception {
    open();
    Interleavings.ofEach(ComeAndAsk.class, Exercise03_OneItemAhead.class);
  }

  @Test
  void sentence_3_and_even_if_it_asks_at_the_moment_at_which_the_item_comes() throws Exception {
    open();
    Interleavings.ofEach(AskAndCome.class, Exercise03_OneItemAhead.class);
  }

  @Test
  void sentence_4_it_gives_what_comes() throws Exception {
    var cursor = open();
    String[] dishes = {"ham", "eggs", "toast", null};
    for (int i = 0; i < dishes.length; i++) {
      var item = ask(cursor);
      source.gives(i + 1, dishes[i]);
      expect(item, dishes[i]);
    }
  }

  @Test
  void sentence_4_it_gives_what_came_ahead() throws Exception {
    var cursor = open();
    String[] dishes = {"ham", "eggs", "toast", null};
    for (int i = 0; i < dishes.length; i++) {
      verdict.await(
          source.gives(i + 1, dishes[i]), "The thread that completed an item is held up.");
    }
    for (String dish : dishes) {
      expect(ask(cursor), dish);
    }
  }

  @Test
  void sentence_4_it_gives_a_failure() throws Exception {
    var item = askForTheFirst(open());
    var noHam = new IllegalStateException("no ham");
    source.fails(1, noHam);
    expectFailure(item, "The first item failed", noHam);
  }

  @Test
  void sentence_4_it_gives_a_failure_that_came_ahead() throws Exception {
    var cursor = open();
    askForTheFirst(cursor);
    source.gives(1, "ham");
    expectAsked(2, "The first item has come, and the second is not asked for.");
    var noEggs = new IllegalStateException("no eggs");
    source.fails(2, noEggs);
    expectFailure(ask(cursor), "The second item failed before the loop asked for it", noEggs);
  }

  @Test
  void sentence_5_after_the_end_nothing_is_asked_for() throws Exception {
    var cursor = open();
    askForTheFirst(cursor);
    source.gives(1, "ham");
    expectAsked(2, "The first item has come, and the second is not asked for.");
    source.gives(2, null);
    expect(ask(cursor), null);
    expectAskedAtMost(
        2, "The source has come to its end, and was asked for another item.", "the-end-is-an-item");
  }

  @Test
  void sentence_5_whoever_asks_after_the_end_gets_the_end_again() throws Exception {
    var cursor = open();
    var item = askForTheFirst(cursor);
    source.gives(1, null);
    expect(item, null);
    for (int again = 0; again < 2; again++) {
      item = ask(cursor);
      expectAskedAtMost(
          1,
          "The loop has had the end and asked again, and the source was asked again, too.",
          "nobody-asks-after-the-end");
      verdict.await(item, "The loop has had the end and asked again, and its future is not done.");
      expect(item, null);
    }
  }

  @Test
  void sentence_5_after_a_failure_nothing_is_asked_for() throws Exception {
    var cursor = open();
    var item = askForTheFirst(cursor);
    var noHam = new IllegalStateException("no ham");
    source.fails(1, noHam);
    expectFailure(item, "The first item failed", noHam);
    expectAskedAtMost(
        1,
        "The first item has failed, and the source was asked for another one.",
        "what-failed-can-be-skipped");
    item = ask(cursor);
    expectAskedAtMost(
        1,
        "The first item has failed, the loop asked again, and the source was asked again, too.",
        "to-ask-again-is-to-try-again");
    verdict.await(
        item, "The loop has had the failure and asked again, and its future is not done.");
    if (Outcome.of(item).equals("the end")) {
      throw verdict.refuse(
          "The first item failed, the loop has had the failure, asked again, and got the end.",
          "a-failure-is-told-once");
    }
    expectFailure(
        item, "The first item failed, the loop has had the failure and asked again", noHam);
  }

  private Cursor<String> open() throws Exception {
    var cursor =
        verdict.get(onAnotherThread(() -> oneAhead(source)), "`oneAhead` has not returned.");
    if (cursor == null) {
      throw verdict.refuse("`oneAhead` returned null.");
    }
    return cursor;
  }

  private CompletableFuture<Optional<String>> ask(Cursor<String> cursor) throws Exception {
    int given = source.given();
    var item =
        verdict.get(
            onAnotherThread(cursor::next),
            () ->
                source.asked() > given
                    ? verdict.refuse(
                        "An item is on its way, and `next` has not returned.",
                        "first-look-then-ask")
                    : verdict.refuse("`next` has not returned."));
    if (item == null) {
      throw verdict.refuse("`next` returned null.");
    }
    return item;
  }

  private CompletableFuture<Optional<String>> askForTheFirst(Cursor<String> cursor)
      throws Exception {
    var first = ask(cursor);
    expectAsked(1, "The loop has asked for the first item, and the source is not asked for it.");
    return first;
  }

  private void expectAsked(int times, String observed, String... belief)
      throws InterruptedException {
    verdict.await(() -> source.asked() >= times, () -> refuse(observed, belief));
  }

  private void expectAskedAtMost(int times, String observed, String... belief)
      throws InterruptedException {
    others.settle();
    if (source.asked() > times) {
      throw refuse(observed, belief);
    }
  }

  private AssertionError refuse(String observed, String... belief) {
    return belief.length == 0 ? verdict.refuse(observed) : verdict.refuse(observed, belief[0]);
  }

  /// Null is the end.
  private void expect(CompletableFuture<Optional<String>> item, String dish)
      throws InterruptedException {
    String expected = dish == null ? "the end" : dish;
    verdict.await(
        item, "The source gave %s, and the loop's future for it is not done.".formatted(expected));
    if (!Outcome.of(item).equals(expected)) {
      throw verdict.refuse(
          "The source gave %s, and the loop got %s.".formatted(expected, Outcome.of(item)));
    }
  }

  private void expectFailure(
      CompletableFuture<Optional<String>> item, String observed, Throwable failure)
      throws InterruptedException {
    verdict.await(
        item,
        () ->
            verdict.refuse(
                observed + ", and the loop's future for it is not done.",
                "a-failure-shows-itself"));
    try {
      String given = item.get().isEmpty() ? "the end" : item.get().get();
      throw refuse(
          "%s, and the loop got %s.".formatted(observed, given),
          item.get().isEmpty() ? new String[] {"a-failure-is-an-end"} : new String[0]);
    } catch (ExecutionException e) {
      if (!e.getCause().equals(failure)) {
        throw verdict.refuse(
            "%s with \"%s\", and the loop got \"%s\".".formatted(observed, failure, e.getCause()));
      }
    }
  }
}
