package ascompleted;

import exercise.Settled;
import exercise.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Gatherers;

/// What a test says of work that has not begun or is not handled, when it has waited in vain.
record WhyNot(Verdict verdict, Pool threads, List<Order> orders, RecordingHandler handler) {

  private List<Order> begun() {
    return orders.stream().filter(Order::hasBegun).toList();
  }

  /// There is a thread for each of a few inputs.
  AssertionError begun(Order order) {
    String observed =
        "There is a thread for each input, and the work for %s has not begun".formatted(order);
    var begun = begun();
    if (!begun.stream().allMatch(other -> Pool.isOneOfThem(other.worker))) {
      return verdict.refuse(
          observed + ". Begun: %s, by a thread that is none of `threads`.".formatted(begun),
          "any-thread-will-do");
    }
    return begun.size() == 1 && threads.getActiveCount() == 1
        ? verdict.refuse(
            observed + " while that for another one runs.", "one-pipeline-starts-them-all")
        : verdict.refuse(observed + ". Begun: %s.".formatted(begun));
  }

  /// There is a thread for each of many inputs.
  AssertionError allBegun() {
    var begun = begun();
    String observed =
        "There are %d inputs, and a thread for each of them. The work for %d of them has begun, and"
                .formatted(orders.size(), begun.size())
            + " no more";
    if (threads.haveOneThatWaitsForAFuture()) {
      return verdict.refuse(
          observed + ": some threads wait for a future.", "a-task-may-wait-for-a-task");
    }
    begun.stream().findFirst().ifPresent(Order::serve);
    return comesSoon(() -> begun().size() > begun.size())
        ? verdict.refuse(
            observed + ". When it was done for one, the next began.",
            "a-limit-of-mine-does-no-harm")
        : verdict.refuse(observed + ".");
  }

  /// There is one thread for a few inputs, and no work takes any time.
  AssertionError backWithOneThread() {
    String observed =
        "There is one thread for %d inputs, and `handleEach` is not back. Work has begun for %s."
            .formatted(orders.size(), begun());
    return begun().isEmpty() && threads.haveOneThatWaitsForAFuture()
        ? verdict.refuse(
            observed + " The thread waits for a future, and other tasks wait for the thread.",
            "a-task-may-wait-for-a-task")
        : verdict.refuse(observed);
  }

  /// There are three inputs, and only the work for the one between `first` and the last has ended.
  AssertionError handled(Order order, Caller<Void> caller, Order first) {
    String observed =
        "The result for %s is there, and is not handled while the work for the others runs."
            .formatted(order);
    if (Settled.runs(caller, "invokeAll")) {
      return verdict.refuse(observed, "invoke-all-returns-what-is-done");
    }
    if (Settled.isIn(caller, Gatherers.class)) {
      return verdict.refuse(observed, "map-concurrent-is-as-completed");
    }
    first.serve();
    return comesSoon(() -> handler.has(first))
        ? verdict.refuse(
            observed
                + " When the result for %s came, that was handled: it is the first input."
                    .formatted(first),
            "get-takes-whichever-is-done")
        : verdict.refuse(
            observed + " Nor was that for %s, while the work for the last ran.".formatted(first),
            "all-of-them-is-each-of-them");
  }

  /// To tell one mistake from another, when a wait has failed already.
  private static boolean comesSoon(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean() && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return condition.getAsBoolean();
  }
}
