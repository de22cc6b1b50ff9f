package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// A timer rings at the moment in which a thread asks. Batches are of two.
final class AskAndRing {

  static final class AsABatchBegins implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new AskAndRing().asABatchBegins();
    }
  }

  static final class AsABatchFills implements Callable<Void> {
    @Override
    public Void call() throws Exception {
      return new AskAndRing().asABatchFills();
    }
  }

  private final Verdict verdict = new Verdict(Exercise02_AskInBatches.class);
  private final Queue<List<String>> sent = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> timers = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<String>> futures = new ConcurrentLinkedQueue<>();
  private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
  private volatile boolean rungFirst; // before the first `ask` had returned
  private final Exercise02_AskInBatches batches =
      new Exercise02_AskInBatches(
          2,
          questions -> {
            sent.add(List.copyOf(questions));
            return CompletableFuture.completedFuture(List.copyOf(questions));
          },
          ring -> {
            timers.add(ring);
            Interleavings.stop(); // the earliest moment at which it may ring
          });

  private Void asABatchBegins() throws Exception {
    Interleavings.atTheSameMoment(() -> ask("a"), this::ringWhatIsSet);
    String before =
        rungFirst
            ? "A thread asks, and the timer rings before that `ask` has returned"
            : "A thread asks, and then the timer rings";
    verdict.await(
        () -> {
          ringWhatIsSet(); // an answer may set it later, on another thread
          return thrown.get() != null || futures.stream().anyMatch(Future::isDone);
        },
        () -> {
          String observed = before + ". The question is not sent, and no other timer is set.";
          return rungFirst
              ? verdict.refuse(observed, "a-timer-rings-after-ask-has-returned")
              : verdict.refuse(observed);
        });
    check(Set.of(List.of(List.of("a"))), before);
    return null;
  }

  private Void asABatchFills() throws Exception {
    ask("a");
    verdict.await(
        () -> thrown.get() != null || !timers.isEmpty(), "One has asked, and no timer is set.");
    if (thrown.get() != null) {
      throw thrown.get();
    }
    Runnable timer = timers.remove();
    Interleavings.atTheSameMoment(
        () -> ring(timer),
        () -> {
          ask("b");
          ask("c");
        });
    ask("d");
    String before =
        "Batches are of two, and a waited. Its timer rang as another thread asked b and c. Then d was asked";
    // d may wait still
    for (var future : futures.stream().limit(3).toList()) {
      verdict.await(
          () -> thrown.get() != null || future.isDone(),
          () -> verdict.refuse(before + ", and of a, b and c not all were sent: " + sent));
    }
    if (sent.size() == 2 && Set.of(List.of("a", "b"), List.of("c")).containsAll(sent)) {
      throw verdict.refuse(
          "%s, and these batches are sent: %s".formatted(before, sent), "what-a-look-saw-stays-so");
    }
    check(
        Set.of(
            List.of(List.of("a", "b"), List.of("c", "d")),
            List.of(List.of("a"), List.of("b", "c"))),
        before);
    return null;
  }

  /// In whichever order: the service may be called on any thread.
  private void check(Set<List<List<String>>> right, String before) {
    if (thrown.get() != null) {
      throw thrown.get();
    }
    var inOrder = sent.stream().sorted((one, other) -> one.toString().compareTo(other.toString()));
    if (!right.contains(inOrder.toList())) {
      throw verdict.refuse("%s, and these batches are sent: %s".formatted(before, sent));
    }
  }

  private void ask(String question) {
    try {
      futures.add(batches.ask(question));
    } catch (RuntimeException e) {
      thrown.set(e);
    }
  }

  private void ringWhatIsSet() {
    for (Runnable timer = timers.poll(); timer != null; timer = timers.poll()) {
      ring(timer);
    }
  }

  private void ring(Runnable timer) {
    if (futures.isEmpty()) {
      rungFirst = true;
    }
    try {
      timer.run();
    } catch (RuntimeException e) {
      thrown.set(e);
    }
  }
}
