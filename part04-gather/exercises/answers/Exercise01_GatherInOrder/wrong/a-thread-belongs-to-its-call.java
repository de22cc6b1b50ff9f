package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var ended = new LinkedBlockingQueue<Call<T>>();
    List<Call<T>> all = calls.stream().map(work -> new Call<>(work, ended)).toList();
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
    var results = new ArrayList<T>();
    all.forEach(call -> results.add(call.value));
    return results;
  }

  private static final class Call<T> implements Runnable {
    private final Callable<T> work;
    private final BlockingQueue<Call<T>> ended;
    private Thread thread;
    private boolean stopped;
    private T value;
    private Throwable failure;

    Call(Callable<T> work, BlockingQueue<Call<T>> ended) {
      this.work = work;
      this.ended = ended;
    }

    @Override
    public void run() {
      try {
        if (begin()) {
          value = work.call();
        }
      } catch (Throwable thrown) {
        failure = thrown;
      }
      end();
      ended.add(this);
    }

    private synchronized boolean begin() {
      thread = Thread.currentThread();
      return !stopped;
    }

    synchronized void stop() {
      stopped = true;
      if (thread != null) {
        thread.interrupt();
      }
    }

    private synchronized void end() {
      Thread.interrupted(); // meant for this call, and not for the thread's next task
    }
  }
}
