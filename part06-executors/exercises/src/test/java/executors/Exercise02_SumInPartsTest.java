package executors;

import exercise.Handed;
import exercise.Settled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. Where parts overlap, all of them go on at
/// once, tick by tick: so it can be counted how long the longest takes.
class Exercise02_SumInPartsTest extends InParts {

  private static final Duration A_WHILE = Duration.ofMillis(700);

  @Test
  void sentence_1_it_returns_at_once() throws Exception {
    var pool = pool(1);
    var busy = new HeldWork();
    try {
      var _ = pool.submit(busy);
      var terms = Terms.atOnce();
      var _ = sum(terms, new Range(0, 10, 2), pool);
      if (!terms.calls.isEmpty()) {
        throw onAnotherPool(terms);
      }
    } finally {
      busy.mayEnd.countDown();
    }
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
    long right = Terms.sum(range.from(), range.to());
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

  private void expectThreadsOf(Pool pool, Terms terms) {
    for (var call : terms.calls) {
      if (!pool.workers.contains(call.thread()) || call.inAParallelStream()) {
        throw onAnotherPool(terms);
      }
    }
  }

  private void expectEachOnce(Range range, Terms terms) {
    var numbers = terms.numbers();
    var missing = LongStream.range(range.from(), range.to()).boxed().collect(Collectors.toList());
    missing.removeAll(numbers);
    var seen = new HashSet<Long>();
    var tooMany =
        numbers.stream()
            .filter(number -> !seen.add(number) || number < range.from() || number >= range.to())
            .toList();
    if (!tooMany.isEmpty()) {
      String observed =
          range + "`term` was called once too often for %s.".formatted(listed(tooMany));
      throw missing.isEmpty() && tooMany.size() <= range.parts()
          ? verdict.refuse(observed, "the-end-is-inside")
          : verdict.refuse(observed);
    }
    if (!missing.isEmpty()) {
      String observed = range + "`term` was not called for %s.".formatted(listed(missing));
      long rest = range.numbers() % range.parts();
      var last = LongStream.range(range.to() - rest, range.to()).boxed().toList();
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
    if (run.most() < range.parts()) {
      String observed =
          range
              + "with threads enough, %d at once %s worked on."
                  .formatted(run.most(), run.most() == 1 ? "was being" : "were being");
      throw run.tasksAtFirst() == 1 && run.tasks() > 1
          ? verdict.refuse(
              observed + " Each part was handed to the pool when the one before had ended.",
              "async-means-at-once")
          : verdict.refuse(observed);
    }
    if (run.most() > range.parts()) {
      String observed = range + "%d at once were being worked on.".formatted(run.most());
      throw run.tasks() >= range.numbers()
          ? verdict.refuse(
              observed + " The pool was given %d tasks.".formatted(run.tasks()),
              "a-task-costs-nothing")
          : verdict.refuse(observed);
    }
    if (run.sum() != Terms.sum(range.from(), range.to())) {
      throw verdict.refuse(
          range
              + "`term` was called once for each. When the parts overlap, the sum is %d instead of %d."
                  .formatted(run.sum(), Terms.sum(range.from(), range.to())),
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
                while (ready.get() < range.parts() && System.nanoTime() - end < 0) {
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

  @Test
  void sentence_2_no_part_is_longer_than_it_has_to_be() throws Exception {
    expectTicks(new Range(0, 10, 4), 3);
    expectTicks(new Range(0, 11, 4), 3);
    expectTicks(new Range(0, 12, 4), 3);
    expectTicks(new Range(0, 3, 8), 1);
  }

  private void expectTicks(Range range, int longest) throws Exception {
    var run = runInTicks(range);
    if (run.ticks() > longest) {
      String observed =
          range
              + "one thread was still at work when each of the others could have done %d. It did %d."
                  .formatted(longest, run.ticks());
      long rest = range.numbers() % range.parts();
      throw rest > 0 && run.ticks() == range.numbers() / range.parts() + rest
          ? verdict.refuse(observed, "the-rest-is-small")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_2_there_are_as_many_parts_as_asked_for() throws Exception {
    var range = new Range(0, 5, 4);
    var run = runInTicks(range);
    if (run.most() < range.parts()) {
      String observed =
          range
              + "the longest has %d. With threads enough, %d at once were being worked on."
                  .formatted(run.ticks(), run.most());
      long longest = Math.ceilDiv(range.numbers(), range.parts());
      throw run.ticks() == longest && run.most() == Math.ceilDiv(range.numbers(), longest)
          ? verdict.refuse(observed, "the-length-says-how-many")
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
  void sentence_3_not_even_for_a_part_that_takes_longer() throws Exception {
    var range = new Range(0, 4, 4);
    for (long slow = range.from(); slow < range.to(); slow++) {
      long held = slow;
      var pool = pool(4);
      var returned = new AtomicInteger();
      var mayReturn = new HeldWork();
      try {
        var future =
            sum(
                number -> {
                  if (number == held) {
                    hold(mayReturn);
                  }
                  returned.incrementAndGet();
                  return Terms.of(number);
                },
                range,
                pool);
        verdict.await(
            () -> mayReturn.hasBegun() && returned.get() == range.numbers() - 1,
            range + "`term` takes long for one, and is not called for all others meanwhile.");
        verdict.await(
            () -> pool.getActiveCount() <= 1,
            () -> {
              String observed =
                  range
                      + "`term` takes long for one, and has returned for all others. Ten seconds"
                      + " later %d threads of the pool are busy.".formatted(pool.getActiveCount());
              return pool.workers.stream().allMatch(Settled::waits)
                  ? verdict.refuse(
                      observed + " All but one of them wait.", "what-began-earlier-has-ended")
                  : verdict.refuse(observed);
            });
        mayReturn.mayEnd.countDown();
        verdict.get(future, range + "the future is still waiting ten seconds later.");
      } finally {
        mayReturn.mayEnd.countDown();
      }
    }
  }

  private static void hold(HeldWork work) {
    try {
      work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
