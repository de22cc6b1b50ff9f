package tasks;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// The first half, as completed. Then it is enough: the rest is cancelled, and its futures are done
/// at once. Their threads end a little later (step 2c); closing the starter waits for them.
final class CancelHalf implements Collector {

  @Override
  public void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException {
    for (int i = 0; i < tasks.size(); i++) {
      if (i == tasks.size() / 2) {
        tasks.forEach(task -> task.cancel(true)); // one that has ended already does not mind
      }
      completed.take();
      progress.run();
    }
  }
}
