package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;

/// Remembers what it was given to do, and how its tasks left their threads.
final class HeldPool extends ThreadPoolExecutor {
  final List<Runnable> given = new CopyOnWriteArrayList<>();
  final List<Worker> workers = new CopyOnWriteArrayList<>();
  final List<Throwable> failures = new CopyOnWriteArrayList<>(); // that no task caught
  volatile boolean leftInterrupted;

  HeldPool(int threads) {
    super(threads, threads, 0, SECONDS, new LinkedBlockingQueue<>());
    setThreadFactory(task -> {
      var worker = new Worker(task);
      workers.add(worker);
      return worker;
    });
  }

  @Override
  public void execute(Runnable task) {
    given.add(task);
    super.execute(task);
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    leftInterrupted |= Thread.currentThread().isInterrupted();
    if (failure != null) {
      failures.add(failure);
    } else if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
      failures.add(future.exceptionNow());
    }
  }

  boolean hasCancelledTask() {
    return given.stream().anyMatch(task -> task instanceof Future<?> it && it.isCancelled());
  }

  /// A cancel may reach the task by way of another thread. One that cannot be seen in a task has
  /// this long.
  void awaitCancelledTask() {
    for (int millis = 0; millis < 500 && !hasCancelledTask(); millis++) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// A thread of the pool. What a test hangs here is done by the thread that interrupts this one.
  static final class Worker extends Thread {
    volatile Runnable beforeInterrupt = () -> {};
    volatile Runnable afterInterrupt = () -> {};
    volatile boolean interruptedItself;

    Worker(Runnable task) {
      super(task, "worker");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      if (equals(Thread.currentThread())) { // as after a wait for a lock
        interruptedItself = true;
        super.interrupt();
        return;
      }
      beforeInterrupt.run();
      super.interrupt();
      afterInterrupt.run();
    }
  }
}
