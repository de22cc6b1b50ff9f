package executors;

import exercise.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. Where parts overlap, all of them go on at
/// once, tick by tick: so it can be counted how long the longest takes.
class Exercise02_SumInPartsTest {

  /// A pool that is given more is given tasks without end.
  private static final int MOST_TASKS = 1_000;

  private static final Duration A_WHILE = Duration.ofMillis(700);

  private final Verdict verdict = new Verdict(Exercise02_SumInParts.class);
  private final List<Pool> pools = new ArrayList<>();

  @AfterEach
  void close() {
    pools.forEach(Pool::shutdownNow);
  }

  private Pool pool(int threads) {
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

  private record Range(long from, long to, int parts) {
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
  private CompletableFuture<Long> sum(LongUnaryOperator term, Range range, Pool pool)
      throws Exception {
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

  @Test
  void sentence_1_it_returns_at_once() throws Exception {
    var pool = pool(1);
    var busy = new HeldWork();
    try {
      pool.submit(busy);
      var terms = Terms.atOnce();
      sum(terms, new Range(0, 10, 2), pool);
      if (!terms.calls.isEmpty()) {
        throw onAnotherPool(terms);
      }
    } finally {
      busy.mayEnd.countDown();
    }
  }

  /// The one thread of the pool is busy, and `term` was called.
  private AssertionError onAnotherPool(Terms terms) {
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

  @Test
  void sentence_1_the_sum_is_right() throws Exception {
    expectSum(new Range(0, 12, 3));
    expectSum(new Range(5, 16, 4));
    expectSum(new Range(-7, 3, 3));
    expectSum(new Range(10_000_000_000L, 10_000_000_005L, 1));
  }

  @Test
  void sentence_1_also_of_an_empty_range() throws Exception {
    expectSum(new Range(7, 7, 3));
  }

  /// One thread does all, so that nothing depends on who is faster.
  private void expectSum(Range range) throws Exception {
    var pool = pool(1);
    var terms = Terms.atOnce();
    long sum = valueOf(sum(terms, range, pool), range, pool, terms);
    expectThreadsOf(pool, terms);
    expectEachOnce(range, terms);
    long right = Terms.sum(range.from, range.to);
    if (sum != right) {
      String observed =
          range
              + "`term` was called once for each, and the sum is %d instead of %d."
                  .formatted(sum, right);
      throw sum == (int) right
          ? verdict.refuse(observed, "an-int-is-a-number")
          : verdict.refuse(observed);
    }
  }

  private long valueOf(CompletableFuture<Long> future, Range range, Pool pool, Terms terms)
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

  private void expectThreadsOf(Pool pool, Terms terms) {
    for (var call : terms.calls) {
      if (!pool.workers.contains(call.thread()) || call.inAParallelStream()) {
        throw onAnotherPool(terms);
      }
    }
  }

  private void expectEachOnce(Range range, Terms terms) {
    var numbers = terms.numbers();
    var missing = LongStream.range(range.from, range.to).boxed().collect(Collectors.toList());
    missing.removeAll(numbers);
    var seen = new HashSet<Long>();
    var tooMany =
        numbers.stream()
            .filter(number -> !seen.add(number) || number < range.from || number >= range.to)
            .toList();
    if (!tooMany.isEmpty()) {
      String observed =
          range + "`term` was called once too often for %s.".formatted(listed(tooMany));
      throw missing.isEmpty() && tooMany.size() <= range.parts
          ? verdict.refuse(observed, "the-end-is-inside")
          : verdict.refuse(observed);
    }
    if (!missing.isEmpty()) {
      String observed = range + "`term` was not called for %s.".formatted(listed(missing));
      long rest = range.numbers() % range.parts;
      var last = LongStream.range(range.to - rest, range.to).boxed().toList();
      throw missing.equals(last)
          ? verdict.refuse(observed, "a-division-leaves-nothing")
          : verdict.refuse(observed);
    }
  }

  private static String listed(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Test
  void sentence_2_there_may_be_fewer_numbers_than_parts() throws Exception {
    expectSum(new Range(0, 1, 4));
    expectSum(new Range(4, 7, 8));
  }

  @Test
  void sentence_2_the_parts_overlap() throws Exception {
    var range = new Range(0, 10, 4);
    var run = runInTicks(range);
    if (run.most < range.parts) {
      String observed =
          range
              + "with threads enough, %d at once %s worked on."
                  .formatted(run.most, run.most == 1 ? "was being" : "were being");
      throw run.tasksAtFirst == 1 && run.tasks > 1
          ? verdict.refuse(
              observed + " Each part was handed to the pool when the one before had ended.",
              "async-means-at-once")
          : verdict.refuse(observed);
    }
    if (run.most > range.parts) {
      String observed = range + "%d at once were being worked on.".formatted(run.most);
      throw run.tasks >= range.numbers()
          ? verdict.refuse(
              observed + " The pool was given %d tasks.".formatted(run.tasks),
              "a-task-costs-nothing")
          : verdict.refuse(observed);
    }
    if (run.sum != Terms.sum(range.from, range.to)) {
      throw verdict.refuse(
          range
              + "`term` was called once for each. When the parts overlap, the sum is %d instead of %d."
                  .formatted(run.sum, Terms.sum(range.from, range.to)),
          "plus-equals-is-one-action");
    }
  }

  /// Two parts end at the same moment, again and again. Who is faster decides what this finds; it
  /// refuses no right answer.
  @Test
  void sentence_2_parts_may_end_at_the_same_moment() throws Exception {
    var range = new Range(0, 2, 2);
    var pool = new Pool(2);
    pools.add(pool);
    long end = System.nanoTime() + A_WHILE.toNanos();
    while (System.nanoTime() - end < 0) {
      var ready = new AtomicInteger();
      pool.given.clear();
      var future =
          sum(
              _ -> {
                ready.incrementAndGet();
                while (ready.get() < range.parts && System.nanoTime() - end < 0) {
                  Thread.onSpinWait();
                }
                return 1;
              },
              range,
              pool);
      long sum = verdict.get(future, range + "the future is still waiting ten seconds later.");
      if (sum != range.numbers()) {
        throw verdict.refuse(
            range
                + "`term` returned 1 for each. When both ended at the same moment, the sum was %d."
                    .formatted(sum),
            "plus-equals-is-one-action");
      }
    }
  }

  /// What became of one run: how many numbers were being worked on at once, at most; for how many
  /// ticks; how many tasks the pool was given, before the first tick and altogether.
  private record Run(int most, int ticks, int tasksAtFirst, int tasks, long sum) {}

  /// The pool has two threads more than there are parts.
  private Run runInTicks(Range range) throws Exception {
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
  private void awaitInside(int expected, Terms terms) throws InterruptedException {
    try {
      verdict.await(() -> terms.inside() >= expected, "");
    } catch (AssertionError e) {
      // then fewer are inside, which the tick says
    }
  }

  /// Until as many as can are inside: each thread of the pool waits there, or for a task.
  private static int settle(Pool pool, Terms terms) {
    int before;
    do {
      before = terms.inside();
      pool.workers.forEach(worker -> Settled.await(worker, () -> false));
    } while (terms.inside() != before);
    return before;
  }

  @Test
  void sentence_2_no_part_is_longer_than_it_has_to_be() throws Exception {
    expectTicks(new Range(0, 10, 4), 3);
    expectTicks(new Range(0, 11, 4), 3);
    expectTicks(new Range(0, 12, 4), 3);
    expectTicks(new Range(0, 3, 8), 1);
  }

  private void expectTicks(Range range, int longest) throws Exception {
    var run = runInTicks(range);
    if (run.ticks > longest) {
      String observed =
          range
              + "one thread was still at work when each of the others could have done %d. It did %d."
                  .formatted(longest, run.ticks);
      long rest = range.numbers() % range.parts;
      throw rest > 0 && run.ticks == range.numbers() / range.parts + rest
          ? verdict.refuse(observed, "the-rest-is-small")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_3_no_thread_of_the_pool_waits() throws Exception {
    var range = new Range(0, 8, 2);
    var pool = pool(4);
    var terms = Terms.inTicks();
    var future = sum(terms, range, pool);
    awaitInside(2, terms);
    for (int inside; (inside = settle(pool, terms)) > 0; terms.tick()) {
      if (pool.getActiveCount() > inside) {
        throw verdict.refuse(
            "The pool has threads enough. Some compute a part, and another one waits.",
            "a-pool-has-a-thread-to-spare");
      }
    }
    valueOf(future, range, pool, terms);
  }

  @Test
  void sentence_4_a_failure_comes_as_it_is() throws Exception {
    var thrown = new UncheckedIOException("no ham", new IOException("the shop is shut"));
    for (long failing : new long[] {0, 4, 9}) {
      expectFailure(thrown, failing, "a-failure-shows-itself");
    }
  }

  @Test
  void sentence_4_an_error_comes_as_it_is() throws Exception {
    Throwable thrown = new StackOverflowError("too deep").initCause(new IOException("a deep shop"));
    expectFailure(thrown, 4, "failures-are-exceptions");
  }

  private void expectFailure(Throwable thrown, long failing, String beliefIfUncaught)
      throws Exception {
    var range = new Range(0, 10, 3);
    var pool = pool(1);
    var future =
        sum(
            number -> {
              if (number == failing) {
                fail(thrown);
              }
              return Terms.of(number);
            },
            range,
            pool);
    String observed = "`term` threw %s. The future ".formatted(thrown);
    verdict.await(
        future,
        () ->
            pool.failures.contains(thrown)
                ? verdict.refuse(
                    observed + "is still waiting ten seconds later. Nothing caught it.",
                    beliefIfUncaught)
                : verdict.refuse(observed + "is still waiting ten seconds later."));
    if (future.isCancelled()) {
      throw verdict.refuse(observed + "is cancelled.");
    }
    try {
      throw verdict.refuse(observed + "has the value " + future.get() + ".");
    } catch (ExecutionException e) {
      Throwable got = e.getCause();
      String wrapped = observed + "failed with %s around it.".formatted(got.getClass().getName());
      switch (Handed.of(thrown, got)) {
        case AS_IT_IS -> {}
        case WRAPPED_BY_THE_JDK -> throw verdict.refuse(wrapped, "get-throws-what-the-part-threw");
        case WRAPPED -> throw verdict.refuse(wrapped, "a-wrapper-is-the-failure");
        case UNWRAPPED ->
            throw verdict.refuse(
                observed + "failed with the cause of that, %s.".formatted(got),
                "every-failure-is-wrapped");
        case OTHER -> throw verdict.refuse(observed + "failed with %s.".formatted(got), got);
      }
    }
  }

  private static void fail(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void sentence_4_of_several_failures_one_comes() throws Exception {
    var thrown = new CopyOnWriteArrayList<Throwable>();
    var pool = pool(1);
    var future =
        sum(
            number -> {
              var failure = new IllegalStateException("no ham for " + number);
              thrown.add(failure);
              throw failure;
            },
            new Range(0, 10, 3),
            pool);
    verdict.await(future, "`term` threw for every number, and the future is still waiting.");
    if (future.state() != Future.State.FAILED) {
      throw verdict.refuse("`term` threw for every number. The future is " + future.state() + ".");
    }
    try {
      future.get();
    } catch (ExecutionException e) {
      if (!thrown.contains(e.getCause())) {
        throw verdict.refuse(
            "`term` threw for every number. The future failed with " + e.getCause() + ".",
            e.getCause());
      }
    }
  }
}
