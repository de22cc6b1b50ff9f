package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var done = new LinkedBlockingQueue<Task<T>>();
    var running = new CountDownLatch(calls.size());
    List<Task<T>> tasks = calls.stream().map(call -> new Task<>(call, done, running)).toList();
    tasks.forEach(threads::execute);
    try {
      for (int i = 0; i < tasks.size(); i++) {
        done.take().get(); // in the order in which they end: the first failure comes first
      }
      var results = new ArrayList<T>();
      for (Task<T> task : tasks) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      tasks.forEach(task -> task.cancel(true)); // it does nothing to what is done
      awaitAll(running); // a cancelled task is done at once, and may run still
    }
  }

  /// An interrupt is no reason to leave: it is handed on when all calls have ended.
  private static void awaitAll(CountDownLatch running) {
    boolean interrupted = false;
    while (running.getCount() > 0) {
      try {
        running.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Task<T> extends FutureTask<T> {
    private final BlockingQueue<Task<T>> done;
    private final CountDownLatch running;

    Task(Callable<T> call, BlockingQueue<Task<T>> done, CountDownLatch running) {
      super(call);
      this.done = done;
      this.running = running;
    }

    /// For a cancelled task too, whose call is then left out.
    @Override
    public void run() {
      try {
        super.run();
      } finally {
        running.countDown();
      }
    }

    @Override
    protected void done() {
      done.add(this);
    }
  }
}
