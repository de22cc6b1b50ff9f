package queues;

import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Verdict;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Two questions come at the same moment, and a batch is full with them, or with one of them.
@SuppressWarnings("FutureReturnValueIgnored") // it is handed on
final class TwoAsk {

  static final class WhoBeginABatch implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new TwoAsk(2, List.of(), List.of()).run();
    }
  }

  static final class WhoFillABatch implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new TwoAsk(3, List.of("a"), List.of()).run();
    }
  }

  /// The one that does not fit begins the next batch, which is full with a fourth.
  static final class WhoDoNotBothFit implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new TwoAsk(2, List.of("a"), List.of("d")).run();
    }
  }

  private static final String ONE_AT_A_TIME = "only-one-thread-asks-at-a-time";

  private final Verdict verdict = new Verdict(Exercise02_AskInBatches.class);
  private final Queue<List<String>> sent = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<String>> futures = new ConcurrentLinkedQueue<>();
  private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
  private final int size;
  private final Exercise02_AskInBatches batches;
  private final List<String> before;
  private final List<String> after; // with these, all batches are full

  private TwoAsk(int size, List<String> before, List<String> after) {
    this.size = size;
    this.before = before;
    this.after = after;
    batches =
        new Exercise02_AskInBatches(
            size,
            questions -> {
              sent.add(List.copyOf(questions));
              return CompletableFuture.completedFuture(List.copyOf(questions));
            },
            _ -> {});
  }

  private Void run() throws Exception {
    before.forEach(this::ask);
    Interleavings.atTheSameMoment(() -> ask("b"), () -> ask("c"));
    after.forEach(this::ask);
    if (thrown.get() != null) {
      throw refuse("one of them got " + thrown.get(), ONE_AT_A_TIME);
    }
    for (var future : futures) {
      verdict.await(() -> future.isDone() || isOneTooLarge(), this::notDone);
    }
    String batches = "these batches are sent: " + sent;
    if (isOneTooLarge()) {
      throw refuse(batches, after.isEmpty() ? ONE_AT_A_TIME : "two-locked-steps-are-one");
    }
    if (sent.size() * size != futures.size()
        || sent.stream().anyMatch(batch -> batch.size() < size)) {
      throw refuse(batches, after.isEmpty() ? ONE_AT_A_TIME : null);
    }
    return null;
  }

  private boolean isOneTooLarge() {
    return sent.stream().anyMatch(batch -> batch.size() > size);
  }

  /// If one more question is enough to have the others sent, in a full batch, then none of them was
  /// lost: nobody sent it.
  private AssertionError notDone() {
    String observed = "a future is not done. These batches are sent: " + sent;
    if (!sent.isEmpty()) {
      return refuse(observed, after.isEmpty() ? ONE_AT_A_TIME : null);
    }
    var _ = OtherThreads.comesBack(Verdict.onAnotherThread(() -> batches.ask("later")));
    boolean wasFull = sent.size() == 1 && !sent.element().contains("later");
    return refuse(
        observed + ". With one more question, these are: " + sent,
        wasFull ? "the-thread-that-sends-sends-mine-too" : sent.isEmpty() ? null : ONE_AT_A_TIME);
  }

  private void ask(String question) {
    try {
      futures.add(batches.ask(question));
    } catch (RuntimeException e) {
      thrown.set(e);
    }
  }

  private AssertionError refuse(String what, String belief) {
    String observed =
        "Batches are of %d, and %d waited. Two threads asked at the same time%s, and %s"
            .formatted(size, before.size(), after.isEmpty() ? "" : ", then one more", what);
    return belief == null
        ? verdict.refuse(observed)
        : verdict.refuse(observed, belief, thrown.get());
  }
}
