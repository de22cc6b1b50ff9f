package gather;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;

/// Remembers what it was given to do. Its threads may come late, and tell who interrupts them.
final class Pool extends ThreadPoolExecutor {
  final List<Runnable> given = new CopyOnWriteArrayList<>();
  final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final int late;
  final CountDownLatch lateOneMayCome = new CountDownLatch(1);

  Pool(int threads) {
    this(threads, Integer.MAX_VALUE);
  }

  /// The thread with this number, from 0, begins only when it may.
  Pool(int threads, int late) {
    super(threads, threads, 0, SECONDS, new LinkedBlockingQueue<>());
    this.late = late;
    setThreadFactory(this::newWorker);
  }

  /// One at a time, since forks may hand over at once: each has a number of its own.
  private synchronized Worker newWorker(Runnable task) {
    boolean isLate = workers.size() == late;
    var worker = new Worker(isLate ? () -> runLate(task) : task);
    workers.add(worker);
    return worker;
  }

  private void runLate(Runnable task) {
    boolean waiting = true;
    while (waiting) {
      try {
        lateOneMayCome.await();
        waiting = false;
      } catch (InterruptedException e) {
        // by a pool that is shut down
      }
    }
    task.run();
  }

  @Override
  public void execute(Runnable task) {
    given.add(task);
    super.execute(task);
  }

  /// An ExecutorCompletionService gives another task to the pool than the one that it has made.
  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> call) {
    var task = new FutureTask<>(call);
    given.add(task);
    return task;
  }

  long cancelledTasks() {
    return given.stream()
        .distinct()
        .filter(task -> task instanceof Future<?> it && it.isCancelled())
        .count();
  }

  /// A thread of the pool. It remembers who interrupted it first. What a test hangs here is done by
  /// that thread.
  static final class Worker extends Thread {
    volatile Runnable beforeInterrupt = () -> {};
    volatile Thread interrupter;

    Worker(Runnable task) {
      super(task, "worker");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      if (equals(Thread.currentThread())) { // as after a wait for a lock
        super.interrupt();
        return;
      }
      if (interrupter == null) {
        interrupter = Thread.currentThread();
      }
      beforeInterrupt.run();
      super.interrupt();
    }
  }
}
