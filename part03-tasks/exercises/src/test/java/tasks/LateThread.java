package tasks;

import exercise.OtherThreads;
import exercise.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import tasks.StubbornWork.Caller;
import tasks.StubbornWork.Worker;

/// The thread of the work begins when the limit is over, and when a caller that has seen that waits
/// again.
record LateThread(Verdict verdict, StubbornWork work) {

  void expectTimeout(Duration limit) throws Exception {
    var others = new OtherThreads();
    var called = new AtomicBoolean();
    var mayBegin = new CountDownLatch(1);
    ThreadFactory late =
        task ->
            new Worker(() -> {
              OtherThreads.awaitHere(mayBegin);
              task.run();
            });
    var caller =
        new Caller(
            () ->
                Exercise02_InTimeOrStopped.call(
                    () -> {
                      called.set(true);
                      return "ham";
                    },
                    limit,
                    late),
            work);
    caller.start();
    long over = System.nanoTime() + limit.multipliedBy(2).toNanos();
    verdict.await(() -> System.nanoTime() - over > 0 || caller.isBack(), "The clock stands still.");
    caller.throwToDo();
    others.settle();
    mayBegin.countDown();
    verdict.await(
        caller::isBack,
        () ->
            verdict.refuse(
                "The thread took its time to start, and the limit was over before the work began."
                    + " The work %s, and ten seconds later the caller still waits."
                        .formatted(called.get() ? "was called then" : "was never called"),
                called.get() ? null : "what-never-began-has-no-finally"));
    if (!(caller.thrown instanceof TimeoutException)) {
      String observed =
          "The thread took its time to start, and the limit was over before the work began. Then the"
              + " work returned at once. Its caller got %s.".formatted(caller.outcome());
      throw caller.thrown == null
          ? verdict.refuse(observed, "the-clock-starts-with-the-work")
          : verdict.refuse(observed);
    }
  }
}
