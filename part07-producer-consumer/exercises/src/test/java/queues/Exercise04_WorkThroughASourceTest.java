package queues;

import exercise.Verdict;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import queues.Exercise04_WorkThroughASource.Work;

/// Three at once. Where it matters, the work on an item ends when the test lets it.
@SuppressWarnings("ReferenceEquality") // the very failure
class Exercise04_WorkThroughASourceTest {

  private static final int AT_ONCE = 3;

  private final Verdict verdict = new Verdict(Exercise04_WorkThroughASource.class);
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger furthestAhead = new AtomicInteger();
  private final Semaphore mayEnd = new Semaphore(0);
  private volatile Thread reader;

  @AfterEach
  void release() {
    mayEnd.release(1_000_000);
  }

  private Iterator<Integer> source(int items) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return read.get() < items;
      }

      @Override
      public Integer next() {
        reader = Thread.currentThread();
        int item = read.incrementAndGet();
        furthestAhead.accumulateAndGet(item - done.get(), Math::max);
        return item;
      }
    };
  }

  private Work<Integer> counted(Work<Integer> work) {
    return item -> {
      begun.incrementAndGet();
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        work.on(item);
        done.incrementAndGet();
      } finally {
        running.decrementAndGet();
      }
    };
  }

  private void held(int item) throws InterruptedException {
    mayEnd.acquire();
  }

  private FutureTask<Void> call(int items, Work<Integer> work) {
    return call(source(items), AT_ONCE, work);
  }

  private FutureTask<Void> call(Iterator<Integer> source, int atOnce, Work<Integer> work) {
    var call =
        new FutureTask<Void>(() -> {
          Exercise04_WorkThroughASource.forEach(source, atOnce, counted(work));
          return null;
        });
    caller = Thread.ofPlatform().daemon().name("caller").start(call);
    return call;
  }

  private volatile Thread caller;

  private AssertionError refuse(String observed, String belief) {
    return belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief);
  }

  private void throwToDo(FutureTask<Void> call) {
    if (call.state() == Future.State.FAILED
        && call.exceptionNow() instanceof UnsupportedOperationException toDo) {
      throw toDo;
    }
  }

  private void awaitBack(FutureTask<Void> call, String observed, String belief) throws Exception {
    verdict.await(call, () -> refuse(observed, belief));
    throwToDo(call);
  }

  private void expectNormalEnd(FutureTask<Void> call, String before) throws Exception {
    if (call.state() == Future.State.FAILED) {
      throw verdict.refuse(before + ", and `forEach` threw " + call.exceptionNow());
    }
  }

  @Test
  void sentence_1_each_item_once() throws Exception {
    Set<Integer> items = ConcurrentHashMap.newKeySet();
    var twice = new AtomicInteger();
    var call =
        call(
            100,
            item -> {
              if (!items.add(item)) {
                twice.set(item);
              }
            });
    awaitBack(
        call,
        "The source has 100 items, work on one is done at once, and `forEach` does not return.",
        "one-pill-stops-them-all");
    expectNormalEnd(call, "The source has 100 items");
    verdict.await(
        () -> done.get() == 100,
        () -> verdict.refuse("The source has 100 items, and work was done on " + done.get() + "."));
    if (twice.get() != 0) {
      throw verdict.refuse("Work was done twice on item " + twice.get() + ".");
    }
  }

  @Test
  void sentence_1_of_few_or_none_and_also_one_at_once() throws Exception {
    for (int atOnce : new int[] {1, AT_ONCE}) {
      for (int items = 0; items < 3; items++) {
        read.set(0);
        done.set(0);
        String before = "The source has %d items, %d may be at once".formatted(items, atOnce);
        var call = call(source(items), atOnce, _ -> {});
        awaitBack(call, before + ", and `forEach` does not return.", null);
        expectNormalEnd(call, before);
        int all = items;
        verdict.await(
            () -> done.get() == all,
            () -> verdict.refuse(before + ", and work was done on %d.".formatted(done.get())));
      }
    }
  }

  @Test
  void sentence_1_so_many_at_once_and_never_more() throws Exception {
    var call = call(50, this::held);
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        () ->
            refuse(
                "The source has 50 items, 3 may be in work at once, and %d are."
                    .formatted(running.get()),
                running.get() == 1 ? "a-loop-works-on-all" : null));
    throwToDo(call);
    for (int i = 0; i < 50; i++) {
      mayEnd.release();
    }
    awaitBack(call, "All work is done, and `forEach` does not return.", "one-pill-stops-them-all");
    if (most.get() > AT_ONCE) {
      throw verdict.refuse("3 may be in work at once, and more were.", "a-thread-costs-nothing");
    }
  }

  @Test
  void sentence_2_the_source_is_not_read_far_ahead() throws Exception {
    var call = call(1_000, this::held);
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        () -> verdict.refuse("3 may be in work at once, and %d are.".formatted(running.get())));
    throwToDo(call);
    verdict.await(
        () -> read.get() > 2 * AT_ONCE || readerWaits(),
        "The thread that reads the source neither waits nor goes on reading.");
    mayEnd.release(1_000);
    awaitBack(call, "All work is done, and `forEach` does not return.", "one-pill-stops-them-all");
    if (furthestAhead.get() > 2 * AT_ONCE) {
      throw verdict.refuse(
          "3 may be in work at once. Of the items that were read, more than 6 were not done.",
          "a-queue-holds-back");
    }
  }

  private boolean readerWaits() {
    return switch (reader.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE, BLOCKED -> false;
    };
  }

  @Test
  void sentence_3_it_returns_when_all_is_done() throws Exception {
    var call = call(AT_ONCE, this::held);
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        "Three items are there, and not three are in work.");
    throwToDo(call);
    verdict.await(
        () -> call.isDone() || callerWaits(), "The caller neither waits nor returns: it spins.");
    if (call.isDone()) {
      throw verdict.refuse(
          "Work on three items is running, and `forEach` has returned.", "what-is-read-is-done");
    }
    mayEnd.release(AT_ONCE - 1);
    verdict.await(() -> done.get() == AT_ONCE - 1, "Work was let end, and does not.");
    verdict.await(
        () -> call.isDone() || callerWaits(), "The caller neither waits nor returns: it spins.");
    if (call.isDone()) {
      throw verdict.refuse(
          "Work on one of three items is running, and `forEach` has returned.",
          "what-is-read-is-done");
    }
    mayEnd.release();
    awaitBack(call, "All work is done, and `forEach` does not return.", "one-pill-stops-them-all");
  }

  /// Whether the caller waits, and goes on waiting for 0.2 s: one that has just been woken is still
  /// said to wait.
  private boolean callerWaits() {
    for (int i = 0; i < 40; i++) {
      switch (caller.getState()) {
        case WAITING, TIMED_WAITING -> LockSupport.parkNanos(5_000_000);
        case NEW, RUNNABLE, BLOCKED, TERMINATED -> {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void sentence_4_a_failure_is_thrown_as_it_is() throws Exception {
    expectFailure(new IOException("no ham", new IOException("the shop is shut")));
  }

  @Test
  void sentence_4_an_error_too() throws Exception {
    expectFailure(new StackOverflowError("too deep"));
  }

  @Test
  void sentence_4_also_on_the_last_item() throws Exception {
    for (int atOnce : new int[] {1, AT_ONCE}) {
      for (int items = 1; items <= 2 * AT_ONCE; items++) {
        read.set(0);
        expectFailure(new IOException("no ham"), items, items, atOnce);
      }
    }
  }

  private void expectFailure(Throwable failure) throws Exception {
    expectFailure(failure, 5, 200, AT_ONCE);
  }

  private void expectFailure(Throwable failure, int failing, int items, int atOnce)
      throws Exception {
    Work<Integer> work =
        item -> {
          if (item == failing) {
            if (failure instanceof Error error) {
              throw error;
            }
            throw (Exception) failure;
          }
        };
    var call = call(source(items), atOnce, work);
    String before = "The work on item %d of %d threw %s".formatted(failing, items, failure);
    awaitBack(
        call,
        before + ", and `forEach` does not return.",
        failure instanceof Error ? "failures-are-exceptions" : null);
    if (call.state() == Future.State.SUCCESS) {
      throw verdict.refuse(
          before + ", and `forEach` returned as if nothing had happened.",
          "a-failure-is-heard-by-somebody");
    }
    Throwable got = call.exceptionNow();
    if (got != failure) {
      String observed = before + ", and `forEach` threw " + got;
      throw got.getCause() == failure
          ? verdict.refuse(observed, "a-wrapper-is-the-failure")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_and_no_work_goes_on() throws Exception {
    var mayFail = new CountDownLatch(1);
    var call =
        call(
            1_000,
            item -> {
              if (item == 1) {
                mayFail.await();
                throw new IOException("no ham");
              }
              mayEnd.acquire();
            });
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        () ->
            refuse(
                "The source has 1,000 items, 3 may be in work at once, and %d are."
                    .formatted(running.get()),
                running.get() == 1 ? "a-loop-works-on-all" : null));
    throwToDo(call);
    mayFail.countDown();
    verdict.await(
        () ->
            call.isDone() || ((running.get() < AT_ONCE || begun.get() > AT_ONCE) && callerWaits()),
        "One of the first three items has failed, and the caller neither waits nor returns.");
    if (call.isDone() && running.get() > 0) {
      throw verdict.refuse(
          "The work on one item has failed, work on others is running, and `forEach` has ended.",
          "a-failure-ends-the-waiting");
    }
    int before = begun.get();
    mayEnd.release(1_000_000);
    awaitBack(
        call,
        "The work on one item has failed, the other work is done, and `forEach` does not return.",
        null);
    if (begun.get() > before + AT_ONCE) {
      throw verdict.refuse(
          "The work on one item failed. After that it was begun on %d others."
              .formatted(begun.get() - before),
          "the-rest-is-done-all-the-same");
    }
  }

  @Test
  void sentence_5_an_interrupt_reaches_the_work_and_its_end_is_awaited() throws Exception {
    var interrupted = new CountDownLatch(AT_ONCE);
    var mayCleanUp = new CountDownLatch(1);
    var call =
        call(
            100,
            _ -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                mayCleanUp.await();
                throw e;
              }
            });
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        "The source has 100 items, and not three are in work.");
    throwToDo(call);
    caller.interrupt();
    try {
      verdict.await(
          interrupted,
          () ->
              refuse(
                  "The caller was interrupted, and the work was not.",
                  call.isDone() ? "an-interrupt-ends-the-waiting" : null));
      verdict.await(() -> call.isDone() || callerWaits(), "The caller neither waits nor returns.");
      if (call.isDone()) {
        throw verdict.refuse(
            "The caller was interrupted, the work is still cleaning up, and `forEach` has ended.",
            "interrupted-is-stopped");
      }
    } finally {
      mayCleanUp.countDown();
    }
    awaitBack(call, "The caller was interrupted, all work has ended, and `forEach` has not.", null);
    if (call.state() == Future.State.SUCCESS
        || !(call.exceptionNow() instanceof InterruptedException)) {
      throw verdict.refuse(
          "The caller was interrupted, and `forEach` "
              + (call.state() == Future.State.SUCCESS
                  ? "returned."
                  : "threw " + call.exceptionNow()));
    }
  }
}
