package queues;

import exercise.Handed;
import exercise.OtherThreads;
import exercise.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import queues.Exercise04_WorkThroughASource.Work;

@SuppressWarnings("ReferenceEquality") // the very failure
class Exercise04_WorkThroughASourceTest extends ThreeAtOnce {

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
  void sentence_1_null_is_an_item_too() throws Exception {
    var items = Arrays.asList("a", null, "b", "c");
    List<String> worked = Collections.synchronizedList(new ArrayList<>());
    String before = "The items are a, null, b and c, and one may be in work at once";
    var others = new OtherThreads();
    var call = call(items.iterator(), 1, worked::add);
    awaitBack(call, before + ". `forEach` does not return.", null);
    expectNormalEnd(call, before);
    others.settle(); // where `forEach` does not wait, work may still be going on
    if (worked.size() != items.size() || !worked.containsAll(items)) {
      throw refuse(
          before + ". Work was done on these: " + worked,
          worked.equals(List.of("a")) ? "null-is-the-end" : null);
    }
  }

  @Test
  void sentence_1_so_many_at_once_and_never_more() throws Exception {
    var others = new OtherThreads();
    var call = call(50, this::held);
    awaitThree(call, 50);
    others.settle(); // whatever else would begin has begun, and none has ended yet
    expectNeverMore();
    for (int i = 0; i < 50; i++) {
      mayEnd.release();
    }
    awaitBack(call, "All work is done, and `forEach` does not return.", "one-pill-stops-them-all");
    expectNeverMore();
  }

  private void expectNeverMore() {
    if (most.get() > AT_ONCE) {
      throw verdict.refuse("3 may be in work at once, and more were.", "a-thread-costs-nothing");
    }
  }

  @Test
  void sentence_1_also_while_one_takes_long() throws Exception {
    var call =
        call(
            20,
            item -> {
              if (item == 1) {
                mayEnd.acquire();
              }
            });
    verdict.await(
        () -> done.get() == 19 || call.isDone(),
        () ->
            refuse(
                "The source has 20 items, 3 may be in work at once. The first one takes long:"
                    + " %d are done meanwhile, and %d are in work."
                        .formatted(done.get(), running.get()),
                running.get() == 1 ? "the-oldest-makes-room" : null));
    mayEnd.release();
    awaitBack(call, "All work is done, and `forEach` does not return.", null);
  }

  @Test
  void sentence_1_whatever_flag_the_work_leaves() throws Exception {
    leaveFlagsSet();
  }

  @Test
  void sentence_2_one_thread_at_a_time_calls_the_source() throws Exception {
    var source = new WatchedSource(AT_ONCE + 1);
    var call = call(source, AT_ONCE, _ -> {});
    verdict.await(call, () -> severalIn(source, "`forEach` does not return."));
    Verdict.throwToDo(call);
    if (source.several) {
      throw severalIn(source, "");
    }
    expectNormalEnd(call, "The source has 4 items");
  }

  private AssertionError severalIn(WatchedSource source, String otherwise) {
    if (source.severalInNext) {
      return verdict.refuse("Several threads were in `next` of the source at the same time.");
    }
    return source.several
        ? verdict.refuse(
            "A thread called `hasNext` of the source while another one was in it.",
            "to-look-is-not-to-read")
        : verdict.refuse("The source has 4 items, and " + otherwise);
  }

  @Test
  void sentence_2_the_source_is_not_read_far_ahead() throws Exception {
    var call = call(1_000, this::held);
    awaitThree(call, 1_000);
    verdict.await(
        () -> read.get() > 2 * AT_ONCE || readerWaits(),
        "The thread that reads the source neither waits nor goes on reading.");
    if (read.get() > 2 * AT_ONCE) {
      verdict.await(
          () -> read.get() == 1_000 || goesOnWaiting(reader),
          "More than 6 are read and not done, and the source is still being read.");
      throw refuse(
          "3 may be in work at once. No work is done yet, and %,d of 1,000 items are read."
              .formatted(read.get()),
          read.get() == 1_000 && most.get() <= AT_ONCE ? "a-queue-holds-back" : null);
    }
    mayEnd.release(1_000);
    awaitBack(call, "All work is done, and `forEach` does not return.", "one-pill-stops-them-all");
    if (furthestAhead.get() > 2 * AT_ONCE) {
      throw verdict.refuse(
          "3 may be in work at once. Of the items that were read, %d were not done."
              .formatted(furthestAhead.get()));
    }
  }

  @Test
  void sentence_3_it_returns_when_all_is_done() throws Exception {
    var call = call(AT_ONCE, this::held);
    verdict.await(
        () -> running.get() >= AT_ONCE || call.isDone(),
        "Three items are there, and not three are in work.");
    Verdict.throwToDo(call);
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

  @Test
  void sentence_4_a_failure_is_thrown_as_it_is() throws Exception {
    expectFailure(new IOException("no ham", new IOException("the shop is shut")));
  }

  @Test
  void sentence_4_an_error_too() throws Exception {
    expectFailure(new StackOverflowError("too deep"));
  }

  @Test
  void sentence_4_an_interrupted_exception_too() throws Exception {
    expectFailure(new InterruptedException("no ham"));
  }

  @Test
  void sentence_4_an_execution_exception_too() throws Exception {
    expectFailure(new ExecutionException("of its own", new IOException("no ham")));
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
            Handed.fail(failure);
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
          switch (failure) {
            case Error _ -> "failures-are-exceptions";
            case InterruptedException _ -> "each-interrupt-is-my-own";
            default -> "a-failure-is-heard-by-somebody";
          });
    }
    Throwable got = call.exceptionNow();
    if (got != failure) {
      String observed = before + ", and `forEach` threw " + got;
      if (got.getCause() == failure) {
        throw verdict.refuse(observed, "a-wrapper-is-the-failure");
      }
      throw failure instanceof ExecutionException && failure.getCause() == got
          ? verdict.refuse(observed, "the-type-tells-a-wrapper")
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
              mayEnd.acquireUninterruptibly(); // as if it cleaned up
            });
    awaitThree(call, 1_000);
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
  void sentence_4_nor_is_any_begun_when_it_has_ended() throws Exception {
    var mayFail = new CountDownLatch(1);
    endWhileAnItemIsRead(
        () -> {
          mayFail.await();
          throw new IOException("no ham");
        },
        mayFail::countDown,
        "The work on an item failed");
  }

  @Test
  void sentence_5_an_interrupt_reaches_the_work_and_its_end_is_awaited() throws Exception {
    interruptWhileItCleansUp(1, null);
  }

  @Test
  void sentence_5_also_after_a_second_interrupt() throws Exception {
    interruptWhileItCleansUp(2, "an-interrupt-comes-once");
  }

  @Test
  void sentence_5_also_when_all_items_are_read() throws Exception {
    var interrupted = new CountDownLatch(AT_ONCE);
    var call =
        call(
            AT_ONCE,
            _ -> {
              try {
                mayEnd.acquire();
              } catch (InterruptedException e) {
                interrupted.countDown(); // and this work ends as if it were done
              }
            });
    awaitThree(call, AT_ONCE);
    verdict.await(() -> call.isDone() || callerWaits(), "The caller neither waits nor returns.");
    caller.interrupt();
    verdict.await(
        interrupted,
        "All items were read and are in work, the caller was interrupted, and the work was not.");
    String before =
        "All items were read and in work when the caller was interrupted. The work has ended";
    awaitBack(call, before + ", and `forEach` has not.", null);
    if (call.state() == Future.State.SUCCESS && flagged) {
      throw verdict.refuse(
          before + ", and `forEach` has returned. The interrupt flag is set.",
          "a-flag-is-as-good-as-an-exception");
    }
    expectInterrupted(call, before);
  }

  @Test
  void sentence_5_whatever_the_work_throws_then() throws Exception {
    interruptWhatFailsByIt();
  }

  @Test
  void sentence_5_and_none_is_begun_when_it_has_ended() throws Exception {
    endWhileAnItemIsRead(
        () -> {
          mayEnd.acquire();
          return null;
        },
        () -> caller.interrupt(),
        "The caller was interrupted");
  }
}
