package queues;

import exercise.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/// The call of the service does not return until the test says so, and meanwhile another thread
/// asks. Batches are of two.
@SuppressWarnings("FutureReturnValueIgnored") // it is handed on
final class AskMeanwhile {

  private final Verdict verdict = new Verdict(Exercise02_AskInBatches.class);
  private final CountDownLatch sending = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final LinkedBlockingQueue<Runnable> timers = new LinkedBlockingQueue<>();
  private final Exercise02_AskInBatches slow =
      new Exercise02_AskInBatches(2, this::answer, timers::add);

  private CompletableFuture<List<String>> answer(List<String> questions) {
    sending.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return CompletableFuture.completedFuture(
        questions.stream().map(question -> "re " + question).toList());
  }

  void whileAFullBatchIsSent() throws Exception {
    var a = slow.ask("a");
    var b = Verdict.onAnotherThread(() -> slow.ask("b"));
    verdict.await(sending, "Two have asked, batches are of two, and none is sent.");
    expectThatCAsks("While a batch is being sent");
    expect("re a", a);
    expect("re b", verdict.get(b, "The service has returned, and `ask` does not."));
  }

  void whileATimerSendsOne() throws Exception {
    var a = slow.ask("a");
    verdict.await(() -> !timers.isEmpty(), "One has asked, and no timer is set.");
    var ring =
        Verdict.onAnotherThread(() -> {
          timers.remove().run();
          return null;
        });
    verdict.await(sending, "One has asked, its timer has rung, and no batch is sent.");
    expectThatCAsks("While a batch is being sent by a timer");
    expect("re a", a);
    var _ = verdict.get(ring, "The service has returned, and the timer's call does not.");
  }

  private void expectThatCAsks(String meanwhile) throws Exception {
    Future<?> c = Verdict.onAnotherThread(() -> slow.ask("c"));
    try {
      verdict.await(
          c,
          () ->
              verdict.refuse(
                  meanwhile + ", another thread asks, and its `ask` does not return.",
                  "a-lock-may-be-held-while-the-service-is-asked"));
    } finally {
      goOn.countDown();
    }
  }

  private void expect(String answer, Future<String> future) throws Exception {
    String got =
        verdict.get(future, "The service has answered, and the future of the caller is not done.");
    if (!answer.equals(got)) {
      throw verdict.refuse("The caller that was to get \"%s\" got \"%s\".".formatted(answer, got));
    }
  }
}
