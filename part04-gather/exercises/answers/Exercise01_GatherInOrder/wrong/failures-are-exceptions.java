package gather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var ended = new LinkedBlockingQueue<Object>();
    var running = new CountDownLatch(calls.size());
    var results = new ArrayList<T>(Collections.nCopies(calls.size(), null));
    var tasks = new ArrayList<Future<?>>();
    for (int i = 0; i < calls.size(); i++) {
      int index = i;
      tasks.add(
          threads.submit(() -> {
            try {
              synchronizedSet(results, index, calls.get(index).call());
              ended.add("done");
            } catch (Exception e) {
              ended.add(e);
            } finally {
              running.countDown();
            }
          }));
    }
    try {
      for (var _ : calls) {
        if (ended.take() instanceof Exception failure) {
          throw failure;
        }
      }
      return results;
    } finally {
      for (var task : tasks) {
        task.cancel(true);
      }
      running.await();
    }
  }

  private static <T> void synchronizedSet(List<T> list, int index, T value) {
    synchronized (list) {
      list.set(index, value);
    }
  }
}
