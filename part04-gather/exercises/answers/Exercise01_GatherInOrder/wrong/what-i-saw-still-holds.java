package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var ended = new LinkedBlockingQueue<Call<T>>();
    var all = new ArrayList<Call<T>>();
    var failure = new AtomicReference<Throwable>();
    for (var work : calls) {
      all.add(new Call<>(work, all, failure, ended));
    }
    all.forEach(threads::execute);
    for (int left = all.size(); left > 0; ) {
      try {
        ended.take();
        left--;
      } catch (InterruptedException e) {
        if (failure.compareAndSet(null, e)) {
          all.forEach(Call::stop);
        }
      }
    }
    switch (failure.get()) {
      case null -> {
        var results = new ArrayList<T>();
        all.forEach(call -> results.add(call.value));
        return results;
      }
      case Error error -> throw error;
      case Throwable thrown -> throw (Exception) thrown;
    }
  }

  private static final class Call<T> implements Runnable {
    private final Callable<T> work;
    private final List<Call<T>> all;
    private final AtomicReference<Throwable> failure;
    private final BlockingQueue<Call<T>> ended;
    private volatile T value;
    private Thread thread;

    Call(
        Callable<T> work,
        List<Call<T>> all,
        AtomicReference<Throwable> failure,
        BlockingQueue<Call<T>> ended) {
      this.work = work;
      this.all = all;
      this.failure = failure;
      this.ended = ended;
    }

    @Override
    public void run() {
      try {
        if (failure.get() == null) { // else it need not begin
          runsOn(Thread.currentThread());
          value = work.call();
        }
      } catch (Throwable thrown) {
        if (failure.compareAndSet(null, thrown)) {
          all.forEach(Call::stop);
        }
      }
      runsOn(null);
      ended.add(this);
    }

    private synchronized void runsOn(Thread runner) {
      thread = runner;
      if (runner == null) {
        Thread.interrupted(); // meant for this call, and not for the thread's next task
      }
    }

    synchronized void stop() {
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}
