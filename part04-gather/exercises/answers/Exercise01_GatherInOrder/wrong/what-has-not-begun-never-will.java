package gather;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var ended = new LinkedBlockingQueue<Call<T>>();
    var all = calls.stream().map(work -> new Call<>(work, ended)).toList();
    all.forEach(threads::execute);
    Throwable failure = null;
    try {
      for (int left = all.size(); left > 0 && failure == null; left--) {
        failure = ended.take().failure;
      }
    } finally {
      for (var call : all) {
        call.stop();
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (Exception) failure;
    }
    return all.stream().map(call -> call.value).toList();
  }

  private static final class Call<T> implements Runnable {
    private final Callable<T> work;
    private final BlockingQueue<Call<T>> ended;
    private Thread thread;
    private volatile T value;
    private volatile Throwable failure;

    Call(Callable<T> work, BlockingQueue<Call<T>> ended) {
      this.work = work;
      this.ended = ended;
    }

    @Override
    public void run() {
      synchronized (this) {
        thread = Thread.currentThread();
      }
      try {
        value = work.call();
      } catch (Throwable thrown) {
        failure = thrown;
      }
      synchronized (this) {
        thread = null;
        notifyAll();
      }
      ended.add(this);
    }

    synchronized void stop() throws InterruptedException {
      if (thread != null) {
        thread.interrupt();
      }
      while (thread != null) {
        wait();
      }
    }
  }
}
