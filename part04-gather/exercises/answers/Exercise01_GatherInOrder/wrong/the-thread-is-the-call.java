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
    for (int left = all.size(); left > 0; ) {
      Throwable heard;
      try {
        heard = ended.take().failure;
        left--;
      } catch (InterruptedException e) {
        heard = e;
      }
      if (failure == null && heard != null) {
        failure = heard;
        all.forEach(Call::stop);
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
    private volatile Thread thread;
    private volatile boolean stopped;
    private volatile T value;
    private volatile Throwable failure;

    Call(Callable<T> work, BlockingQueue<Call<T>> ended) {
      this.work = work;
      this.ended = ended;
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      try {
        if (!stopped) {
          value = work.call();
        }
      } catch (Throwable thrown) {
        failure = thrown;
      } finally {
        thread = null;
        ended.add(this);
      }
    }

    void stop() {
      stopped = true;
      var running = thread;
      if (running != null) {
        running.interrupt();
      }
    }
  }
}
