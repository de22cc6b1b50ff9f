package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    verdict.await(
        () -> !sent.isEmpty(),
        () -> belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief));
    return sent.remove();
  }

  private Runnable awaitTimer(String observed, String belief) throws InterruptedException {
    verdict.await(
        () -> !timers.isEmpty(),
        () -> belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief));
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
    for (String question : List.of("c", "d", "e", "f")) {
      ask(question);
    }
    for (var questions : List.of(List.of("a", "b", "c"), List.of("d", "e", "f"))) {
      Batch batch = awaitBatch("Six have asked, and there are not two batches.", null);
      if (!batch.questions().equals(questions)) {
        boolean emptied = batch.questions().isEmpty();
        String observed =
            "a to f have asked, in batches of three. A batch that was sent now holds %s."
                .formatted(batch.questions());
        throw emptied || batch.questions().size() > 3
            ? verdict.refuse(observed, "a-list-that-was-sent-is-still-mine")
            : verdict.refuse(observed);
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
      var first = throwing.ask("a");
      CompletableFuture<String> second;
      try {
        second = throwing.ask("b");
      } catch (IllegalStateException | AssertionError e) {
        if (e != thrown) {
          throw e;
        }
        throw verdict.refuse(
            "The service's call throws %s, and so does `ask`.".formatted(thrown),
            "a-call-that-returns-a-future-cannot-throw",
            e);
      }
      String cause = "The service's call throws " + thrown;
      expectFailure(thrown, first, cause, "a-call-that-returns-a-future-cannot-throw");
      expectFailure(thrown, second, cause, "a-call-that-returns-a-future-cannot-throw");
    }
  }

  private void expectAllFail(Throwable failure, Consumer<Batch> fail) throws Exception {
    var futures = List.of(ask("a"), ask("b"), ask("c"));
    var other = List.of(ask("d"), ask("e"), ask("f"));
    Batch batch =
        awaitBatch("Three have asked, and no batch is sent.", "a-batch-is-more-than-full");
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
          return ifPending == null ? verdict.refuse(observed) : verdict.refuse(observed, ifPending);
        });
    var seen = new CompletableFuture<Throwable>();
    var _ = future.whenComplete((_, thrown) -> seen.complete(thrown));
    Throwable got = seen.get();
    if (got != failure) {
      String observed = "%s, and a reader of a future got %s.".formatted(cause, got);
      throw got != null && got.getCause() == failure
          ? verdict.refuse(observed, "a-stage-hands-on-what-it-got")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_5_another_thread_may_ask_while_a_batch_is_sent() throws Exception {
    var sending = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new Exercise02_AskInBatches(
            2,
            questions -> {
              sending.countDown();
              awaitQuietly(goOn);
              return send(questions);
            },
            timers::add);
    var a = slow.ask("a");
    var b = Verdict.onAnotherThread(() -> slow.ask("b"));
    verdict.await(sending, "Two have asked, batches are of two, and none is sent.");
    var c = Verdict.onAnotherThread(() -> slow.ask("c"));
    try {
      verdict.await(
          c,
          () ->
              verdict.refuse(
                  "While a batch is being sent, another thread asks, and its `ask` does not return.",
                  "a-lock-may-be-held-while-the-service-is-asked"));
    } finally {
      goOn.countDown();
    }
    awaitBatch("Two have asked, batches are of two, and none is sent.", null).answer();
    expect("re a", a, "a");
    expect("re b", verdict.get(b, "The service has returned, and `ask` does not."), "b");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sentence_5_threads_that_ask_at_once_lose_no_question() throws Exception {
    Interleavings.ofEach(TwoAsk.WhoBeginABatch.class, Exercise02_AskInBatches.class);
    Interleavings.ofEach(TwoAsk.WhoFillABatch.class, Exercise02_AskInBatches.class);
  }
}
