package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Two questions come at the same moment, and a batch is full with them.
final class TwoAsk {

  static final class WhoBeginABatch implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new TwoAsk(2, List.of()).run();
    }
  }

  static final class WhoFillABatch implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new TwoAsk(3, List.of("a")).run();
    }
  }

  private final Verdict verdict = new Verdict(Exercise02_AskInBatches.class);
  private final Queue<List<String>> sent = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<String>> futures = new ConcurrentLinkedQueue<>();
  private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
  private final int size;
  private final Exercise02_AskInBatches batches;
  private final List<String> before;

  private TwoAsk(int size, List<String> before) {
    this.size = size;
    this.before = before;
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
    if (thrown.get() != null) {
      throw refuse("one of them got " + thrown.get());
    }
    for (var future : futures) {
      verdict.await(future, () -> refuse("a future is not done. These batches are sent: " + sent));
    }
    if (sent.size() != 1 || sent.element().size() != size) {
      throw refuse("these batches are sent: " + sent);
    }
    return null;
  }

  private void ask(String question) {
    try {
      futures.add(batches.ask(question));
    } catch (RuntimeException e) {
      thrown.set(e);
    }
  }

  private AssertionError refuse(String observed) {
    return verdict.refuse(
        "Batches are of %d, and %d waited. Two threads asked at the same time, and %s"
            .formatted(size, before.size(), observed),
        "only-one-thread-asks-at-a-time",
        thrown.get());
  }
}
