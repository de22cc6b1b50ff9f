package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The service answers, and the timer rings, when the test says so. Batches are of three.
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"}) // the very failure
class Exercise02_AskInBatchesTest {

  /// `questions` is the list that was handed over, `atFirst` what it held then.
  private record Batch(
      List<String> questions, List<String> atFirst, CompletableFuture<List<String>> answers) {
    void answer() {
      answers.complete(atFirst.stream().map(question -> "re " + question).toList());
    }
  }

  private final Verdict verdict = new Verdict(Exercise02_AskInBatches.class);
  private final LinkedBlockingQueue<Batch> sent = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Runnable> timers = new LinkedBlockingQueue<>();
  private final Exercise02_AskInBatches batches =
      new Exercise02_AskInBatches(3, this::send, timers::add);

  private CompletableFuture<List<String>> send(List<String> questions) {
    var batch = new Batch(questions, List.copyOf(questions), new CompletableFuture<>());
    sent.add(batch);
    return batch.answers;
  }

  /// On a thread that is given up if the call does not return.
  private CompletableFuture<String> ask(String question) throws Exception {
    return verdict.get(
        Verdict.onAnotherThread(() -> batches.ask(question)),
        "`ask` does not return, though no batch is answered.");
  }

  private void ring(Runnable timer) throws Exception {
    var _ =
        verdict.get(
            Verdict.onAnotherThread(() -> {
              timer.run();
              return null;
            }),
            "A timer has rung, and its call does not return.");
  }

  private Batch awaitBatch(String observed, String belief) throws InterruptedException {
    verdict.await(() -> !sent.isEmpty(), () -> verdict.refuse(observed, belief));
    return sent.remove();
  }

  private Runnable awaitTimer(String observed, String belief) throws InterruptedException {
    verdict.await(() -> !timers.isEmpty(), () -> verdict.refuse(observed, belief));
    return timers.remove();
  }

  @Test
  void sentence_1_each_caller_gets_its_own_answer() throws Exception {
    var a = ask("a");
    var b = ask("b");
    var c = ask("c");
    Batch batch =
        awaitBatch("Three have asked, and no batch is sent.", "a-batch-is-more-than-full");
    if (a.isDone() || b.isDone() || c.isDone()) {
      throw verdict.refuse("The service has not answered, and a future is done.");
    }
    batch.answer();
    expect("re a", a, "a");
    expect("re b", b, "b");
    expect("re c", c, "c");
  }

  @Test
  void sentence_1_also_if_two_ask_the_same() throws Exception {
    var first = ask("same");
    var second = ask("same");
    var c = ask("c");
    Batch batch =
        awaitBatch(
            "Three have asked, two of them the same, and no batch is sent.",
            "a-question-says-whose-it-is");
    batch.answer();
    expectDespiteTheSame("re same", first, "the first");
    expectDespiteTheSame("re same", second, "the second");
    expectDespiteTheSame("re c", c, "the third");
  }

  @Test
  void sentence_1_even_if_the_other_one_cancels() throws Exception {
    var first = ask("same");
    var second = ask("same");
    var c = ask("c");
    Batch batch = awaitBatch("Three have asked, two of them the same, and no batch is sent.", null);
    first.cancel(false);
    batch.answer();
    if (second.isCancelled()) {
      throw verdict.refuse(
          "Two callers asked the same. One of them cancelled its future, and the other's is cancelled.",
          "equal-questions-can-share-a-future");
    }
    expect("re same", second, "same");
    expect("re c", c, "c");
  }

  private void expect(String answer, CompletableFuture<String> future, String question)
      throws Exception {
    String got =
        verdict.get(
            future, "The batch is answered, and the future of \"" + question + "\" is not done.");
    if (!answer.equals(got)) {
      throw verdict.refuse("The caller of \"%s\" got \"%s\".".formatted(question, got));
    }
  }

  private void expectDespiteTheSame(String answer, CompletableFuture<String> future, String whose)
      throws Exception {
    String got =
        verdict.get(
            future,
            () ->
                verdict.refuse(
                    "Two callers asked the same, the batch is answered, and "
                        + whose
                        + " future is not done.",
                    "a-question-says-whose-it-is"));
    if (!answer.equals(got)) {
      throw verdict.refuse(
          "Two callers of a batch asked the same, and %s caller got \"%s\".".formatted(whose, got));
    }
  }

  @Test
  void sentence_2_a_full_batch_is_sent_in_order_and_no_larger() throws Exception {
    for (String question : List.of("a", "b")) {
      ask(question);
    }
    if (!sent.isEmpty()) {
      throw verdict.refuse(
          "Batches are of three. Two have asked, no timer has rung, and a batch of %d is sent."
              .formatted(sent.element().questions().size()));
    }
    ask("c");
    expectBatch(List.of("a", "b", "c"), "Three have asked");
    for (String question : List.of("d", "e", "f")) {
      ask(question);
    }
    expectBatch(List.of("d", "e", "f"), "Six have asked, a batch of three was sent");
  }

  private void expectBatch(List<String> questions, String before) throws Exception {
    Batch batch = awaitBatch(before + ", and no batch is sent.", null);
    if (!batch.atFirst().equals(questions)) {
      throw verdict.refuse("%s, and this is sent: %s".formatted(before, batch.atFirst()));
    }
  }

  @Test
  void sentence_2_a_list_that_was_sent_is_not_used_again() throws Exception {
    var all = new ArrayList<Batch>();
    for (int i = 0; i < 12; i++) {
      ask("question " + i);
      if (i % 3 == 2) {
        Batch batch = awaitBatch("Three more have asked, and no batch is sent.", null);
        if (i > 3) {
          batch.answer(); // it may keep the list even then
        }
        all.add(batch);
      }
    }
    for (Batch batch : all) {
      if (!batch.questions().equals(batch.atFirst())) {
        throw verdict.refuse(
            "A batch was sent with %s. Its list, when others had been sent, held %s."
                .formatted(batch.atFirst(), batch.questions()),
            "a-list-that-was-sent-is-still-mine");
      }
    }
  }

  @Test
  void sentence_3_the_timer_sends_what_waits() throws Exception {
    var a = ask("a");
    Runnable timer = awaitTimer("One has asked, and no timer is set.", null);
    ask("b");
    if (!timers.isEmpty()) {
      throw verdict.refuse(
          "A second question of a batch has come, and a second timer is set.",
          "each-question-has-a-timer");
    }
    ring(timer);
    Batch batch = awaitBatch("The timer has rung, two questions wait, and no batch is sent.", null);
    if (!batch.questions().equals(List.of("a", "b"))) {
      throw verdict.refuse(
          "The timer has rung, a and b wait, and this is sent: " + batch.questions());
    }
    batch.answer();
    expect("re a", a, "a");
  }

  @Test
  void sentence_3_each_batch_has_a_timer_and_an_old_one_sends_nothing() throws Exception {
    ask("a");
    Runnable old = awaitTimer("One has asked, and no timer is set.", null);
    ask("b");
    ask("c");
    awaitBatch("Three have asked, and no batch is sent.", "a-batch-is-more-than-full");
    ask("d");
    Runnable timer =
        awaitTimer(
            "A batch was sent, the first question of the next one has come, and no timer is set.",
            "one-timer-is-enough");
    ring(old);
    if (!sent.isEmpty()) {
      Batch batch = sent.remove();
      String observed =
          "A batch was sent because it was full. Then its timer rang, and this is sent: "
              + batch.questions();
      throw batch.questions().equals(List.of("d"))
          ? verdict.refuse(observed, "an-old-timer-is-harmless")
          : verdict.refuse(observed);
    }
    ring(timer);
    Batch batch = awaitBatch("The timer of a batch has rung, and the batch is not sent.", null);
    if (!batch.questions().equals(List.of("d"))) {
      throw verdict.refuse("The timer has rung, d waits, and this is sent: " + batch.questions());
    }
    ring(timer);
    if (!sent.isEmpty()) {
      throw verdict.refuse(
          "Nothing waits, an old timer rings, and a batch is sent: " + sent.remove().questions());
    }
  }

  @Test
  void sentence_4_a_failed_batch_fails_all_its_futures_alone() throws Exception {
    var failure = new IOException("no answer", new IOException("the line is dead"));
    expectAllFail(failure, batch -> batch.answers().completeExceptionally(failure));
  }

  @Test
  void sentence_4_an_error_too() throws Exception {
    var error = new StackOverflowError("too deep");
    expectAllFail(error, batch -> batch.answers().completeExceptionally(error));
  }

  @Test
  void sentence_4_a_cancelled_one_too() throws Exception {
    var futures = List.of(ask("a"), ask("b"), ask("c"));
    awaitBatch("Three have asked, and no batch is sent.", "a-batch-is-more-than-full")
        .answers()
        .cancel(false);
    for (var future : futures) {
      verdict.await(
          future,
          () ->
              verdict.refuse(
                  "The future of a batch is cancelled, and a future of the batch is not done.",
                  "a-future-has-a-result-or-an-exception"));
      Throwable got = failure(future);
      if (!(got instanceof CancellationException)) {
        throw verdict.refuse(
            "The future of a batch is cancelled, and a reader of a future got %s.".formatted(got));
      }
    }
  }

  @Test
  void sentence_4_even_if_the_call_throws_it() throws Exception {
    for (Throwable thrown :
        List.of(new IllegalStateException("closed"), new AssertionError("bug"))) {
      var throwing =
          new Exercise02_AskInBatches(
              2,
              _ -> {
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) thrown;
              },
              timers::add);
      // an Error comes second: what follows from it is of an Error alone
      String belief =
          thrown instanceof Error
              ? "failures-are-exceptions"
              : "a-call-that-returns-a-future-cannot-throw";
      var first = throwing.ask("a");
      CompletableFuture<String> second;
      try {
        second = throwing.ask("b");
      } catch (IllegalStateException | AssertionError e) {
        if (e != thrown) {
          throw e;
        }
        throw verdict.refuse(
            "The service's call throws %s, and so does `ask`.".formatted(thrown), belief, e);
      }
      String cause = "The service's call throws " + thrown;
      expectFailure(thrown, first, cause, belief);
      expectFailure(thrown, second, cause, belief);
    }
  }

  private void expectAllFail(Throwable failure, Consumer<Batch> fail) throws Exception {
    var futures = List.of(ask("a"), ask("b"), ask("c"));
    Batch batch =
        awaitBatch("Three have asked, and no batch is sent.", "a-batch-is-more-than-full");
    var other = List.of(ask("d"), ask("e"), ask("f"));
    Batch next = awaitBatch("Six have asked, and there are not two batches.", null);
    fail.accept(batch);
    for (var future : futures) {
      expectFailure(failure, future, "A batch failed with " + failure, null);
    }
    next.answer();
    expect("re d", other.getFirst(), "d");
  }

  private void expectFailure(
      Throwable failure, CompletableFuture<String> future, String cause, String ifPending)
      throws Exception {
    verdict.await(
        future,
        () -> {
          String observed = cause + ", and a future of the batch is not done.";
          return verdict.refuse(observed, ifPending);
        });
    Throwable got = failure(future);
    if (got != failure) {
      String observed = "%s, and a reader of a future got %s.".formatted(cause, got);
      throw got != null && got.getCause() == failure
          ? verdict.refuse(observed, "a-stage-hands-on-what-it-got")
          : verdict.refuse(observed);
    }
  }

  /// What the first stage behind a future that is done gets: null, if it has not failed.
  private static Throwable failure(CompletableFuture<String> done) throws Exception {
    var seen = new CompletableFuture<Throwable>();
    var _ = done.whenComplete((_, thrown) -> seen.complete(thrown));
    return seen.get();
  }

  @Test
  void sentence_5_another_thread_may_ask_while_a_batch_is_sent() throws Exception {
    new AskMeanwhile().whileAFullBatchIsSent();
    new AskMeanwhile().whileATimerSendsOne();
  }

  @Test
  void sentence_5_threads_that_begin_a_batch_at_once_lose_no_question() throws Exception {
    Interleavings.ofEach(TwoAsk.WhoBeginABatch.class, Exercise02_AskInBatches.class);
  }

  @Test
  void sentence_5_nor_do_threads_that_fill_one() throws Exception {
    Interleavings.ofEach(TwoAsk.WhoFillABatch.class, Exercise02_AskInBatches.class);
  }

  @Test
  void sentence_5_nor_those_that_do_not_both_fit_into_one() throws Exception {
    Interleavings.ofEach(TwoAsk.WhoDoNotBothFit.class, Exercise02_AskInBatches.class);
  }

  @Test
  void sentence_5_a_timer_may_ring_before_ask_has_returned() throws Exception {
    Interleavings.ofEach(AskAndRing.AsABatchBegins.class, Exercise02_AskInBatches.class);
  }

  @Test
  void sentence_5_and_while_others_fill_its_batch() throws Exception {
    Interleavings.ofEach(AskAndRing.AsABatchFills.class, Exercise02_AskInBatches.class);
  }
}
