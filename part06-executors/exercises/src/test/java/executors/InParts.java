package executors;

import exercise.Settled;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;

/// Calls exercise 2, and lets its parts go on tick by tick.
@SuppressWarnings("FutureReturnValueIgnored") // a call whose value is a future
class InParts {

  /// A pool that is given more is given tasks without end.
  static final int MOST_TASKS = 1_000;

  final Verdict verdict = new Verdict(Exercise02_SumInParts.class);
  final List<Pool> pools = new ArrayList<>();

  @AfterEach
  void close() {
    pools.forEach(Pool::shutdownNow);
  }

  Pool pool(int threads) {
    var pool = new Pool(threads);
    pools.add(pool);
    pool.beforeTaking =
        () -> {
          if (pool.given.size() >= MOST_TASKS) {
            throw new RejectedExecutionException("a task too many");
          }
        };
    return pool;
  }

  record Range(long from, long to, int parts) {
    long numbers() {
      return to - from;
    }

    @Override
    public String toString() {
      return "The numbers from %d to %d, in %d %s: "
          .formatted(from, to - 1, parts, parts == 1 ? "part" : "parts");
    }
  }

  /// Calls the exercise, which should return at once.
  CompletableFuture<Long> sum(LongUnaryOperator term, Range range, Pool pool) throws Exception {
    var caller = new Thread[1];
    Future<CompletableFuture<Long>> call =
        Verdict.onAnotherThread(() -> {
          caller[0] = Thread.currentThread();
          return Exercise02_SumInParts.sum(term, range.from, range.to, range.parts, pool);
        });
    verdict.await(
        call,
        () -> {
          String observed = "Ten seconds later `sum` has not returned";
          return Settled.waits(caller[0])
              ? verdict.refuse(
                  observed + ": its caller waits, and has no future yet.",
                  "the-future-may-come-later")
              : verdict.refuse(observed + ".");
        });
    if (pool.given.size() >= MOST_TASKS) {
      throw range.numbers() < range.parts
          ? verdict.refuse(
              range + "the pool was given %,d tasks, and refused the next.".formatted(MOST_TASKS),
              "there-is-a-number-for-each-part")
          : verdict.refuse(
              range + "the pool was given %,d tasks, and refused the next.".formatted(MOST_TASKS));
    }
    var future = verdict.get(call, "It is done, and not done.");
    if (future == null) {
      throw verdict.refuse("`sum` returned null, and no future.");
    }
    return future;
  }

  /// The one thread of the pool is busy, and `term` was called.
  AssertionError onAnotherPool(Terms terms) {
    var calls = List.copyOf(terms.calls);
    if (calls.stream().anyMatch(Terms.Call::inAParallelStream)) {
      return verdict.refuse(
          "`term` was called in a parallel stream.", "a-parallel-stream-stays-on-its-pool");
    }
    if (calls.stream().anyMatch(Terms.Call::onTheCommonPool)) {
      return verdict.refuse(
          "A thread of the common pool called `term`.", "async-finds-its-executor");
    }
    return verdict.refuse(
        "`term` was called by a thread that is none of `pool`, and none of the common pool.");
  }

  long valueOf(CompletableFuture<Long> future, Range range, Pool pool, Terms terms)
      throws Exception {
    Long value =
        verdict.get(
            future,
            () -> {
              String observed = range + "the future is still waiting ten seconds later.";
              if (pool.getActiveCount() > 0 && pool.workers.stream().allMatch(Settled::waits)) {
                return verdict.refuse(
                    observed + " So is the pool's only thread.", "a-pool-has-a-thread-to-spare");
              }
              return range.numbers() == 0 && terms.calls.isEmpty() && pool.failures.isEmpty()
                  ? verdict.refuse(
                      "The range is empty. The future is still waiting ten seconds later.",
                      "there-is-always-a-last-part")
                  : verdict.refuse(observed);
            });
    if (value == null) {
      throw verdict.refuse(range + "the future has the value null.");
    }
    return value;
  }

  /// What became of one run: how many numbers were being worked on at once, at most; for how many
  /// ticks; how many tasks the pool was given, before the first tick and altogether.
  record Run(int most, int ticks, int tasksAtFirst, int tasks, long sum) {}

  /// The pool has two threads more than there are parts.
  Run runInTicks(Range range) throws Exception {
    var pool = pool(range.parts + 2);
    var terms = Terms.inTicks();
    var future = sum(terms, range, pool);
    awaitInside((int) Math.min(range.parts, range.numbers()), terms);
    int tasksAtFirst = pool.given.size();
    int most = 0;
    int ticks = 0;
    while (settle(pool, terms) > 0) {
      most = Math.max(most, terms.tick());
      ticks++;
    }
    long sum = valueOf(future, range, pool, terms);
    return new Run(most, ticks, tasksAtFirst, pool.given.size(), sum);
  }

  /// Waits for so many to be inside. Those that are expected come in a moment, or never.
  void awaitInside(int expected, Terms terms) throws InterruptedException {
    try {
      verdict.await(() -> terms.inside() >= expected, "");
    } catch (AssertionError e) {
      // then fewer are inside, which the tick says
    }
  }

  /// Until as many as can are inside: each thread of the pool waits there, or for a task.
  static int settle(Pool pool, Terms terms) {
    int before;
    do {
      before = terms.inside();
      pool.workers.forEach(worker -> Settled.await(worker, () -> false));
    } while (terms.inside() != before);
    return before;
  }
}
