package executors;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/// Remembers what it was given to do and which threads it made, and can be slow to take work, or
/// refuse it. Its threads are daemons: one that is stuck shall not keep the JVM.
class Pool extends ThreadPoolExecutor {
  final List<Runnable> given = new CopyOnWriteArrayList<>();
  final List<Thread> workers = new CopyOnWriteArrayList<>();
  final List<Throwable> failures = new CopyOnWriteArrayList<>(); // that no task caught
  volatile Runnable beforeTaking = () -> {};
  volatile Throwable refusal;

  Pool(int threads) {
    super(threads, threads, 0, SECONDS, new LinkedBlockingQueue<>());
    setThreadFactory(task -> {
      Thread worker = Thread.ofPlatform().name("worker").daemon().unstarted(task);
      workers.add(worker);
      return worker;
    });
  }

  @Override
  public void execute(Runnable task) {
    beforeTaking.run();
    switch (refusal) {
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      case null, default -> {}
    }
    given.add(task);
    super.execute(task);
  }

  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    if (failure != null) {
      failures.add(failure);
    } else if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
      failures.add(future.exceptionNow());
    }
  }

  /// A pool that has ended every task that it was given, and each that those gave it.
  boolean isIdle() {
    return getActiveCount() == 0 && getQueue().isEmpty() && getCompletedTaskCount() >= given.size();
  }
}
