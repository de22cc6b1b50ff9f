package gather;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var done = new LinkedBlockingQueue<Future<T>>();
    var running = new CountDownLatch(calls.size());
    List<Task<T>> tasks = calls.stream().map(call -> new Task<>(call, done, running)).toList();
    tasks.forEach(threads::execute);
    try {
      for (int i = 0; i < tasks.size(); i++) {
        done.take().get();
      }
      return tasks.stream().map(Future::resultNow).toList();
    } catch (ExecutionException e) {
      Throwable thrown = e;
      while (thrown instanceof ExecutionException && thrown.getCause() != null) {
        thrown = thrown.getCause(); // until it is none of the library's
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    } finally {
      tasks.forEach(task -> task.cancel(true));
      running.await();
    }
  }

  private static final class Task<T> extends FutureTask<T> {
    private final BlockingQueue<Future<T>> done;
    private final CountDownLatch running;

    Task(Callable<T> call, BlockingQueue<Future<T>> done, CountDownLatch running) {
      super(call);
      this.done = done;
      this.running = running;
    }

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
