package ascompleted;

import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Settled;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/// The threads that an exercise is given. They are known by their class.
final class Pool extends ThreadPoolExecutor {

  private final List<Thread> workers = new CopyOnWriteArrayList<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile CountDownLatch mayTakeTheNext = new CountDownLatch(0);
  private volatile boolean callersAreSlow;

  Pool(int threads) {
    super(threads, threads, 0, SECONDS, new LinkedBlockingQueue<>());
    setThreadFactory(task -> {
      var worker = new Worker(task);
      workers.add(worker);
      return worker;
    });
  }

  static boolean isOneOfThem(Thread thread) {
    return thread instanceof Worker;
  }

  /// From now on, a thread whose task has ended takes no other one until the latch is open.
  void holdThreadsAfterTheirTask(CountDownLatch latch) {
    mayTakeTheNext = latch;
  }

  /// Whether each task that it was given has ended, or will never begin.
  boolean hasNothingToDo() {
    return unfinished.get() == 0 || isTerminated();
  }

  /// Whether a task keeps a thread in a wait for another task, while some have no thread.
  boolean haveOneThatWaitsForAFuture() {
    return !getQueue().isEmpty()
        && workers.stream()
            .anyMatch(one -> Settled.runs(one, "awaitDone") || Settled.runs(one, "waitingGet"));
  }

  /// From now on, whoever gives a task goes on when the threads have come as far as they can.
  void makeCallersSlow() {
    callersAreSlow = true;
  }

  @Override
  public void execute(Runnable task) {
    unfinished.incrementAndGet();
    super.execute(task);
    if (callersAreSlow) {
      workers.stream()
          .filter(worker -> !worker.equals(Thread.currentThread()))
          .forEach(worker -> Settled.await(worker, () -> false));
    }
  }

  @Override
  protected void afterExecute(Runnable task, Throwable thrown) {
    while (true) {
      try {
        mayTakeTheNext.await();
        unfinished.decrementAndGet();
        return;
      } catch (InterruptedException e) {
        // that was for the task, which has ended
      }
    }
  }

  private static final class Worker extends Thread {
    Worker(Runnable task) {
      super(task, "worker");
      setDaemon(true);
    }
  }
}
