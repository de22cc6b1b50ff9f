package tasks;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Results in the order of the inputs: wait for the first, then for the second. All have been
/// started, so the waiting takes as long as the longest, in whatever order.
final class Gather implements Collector {

  @Override
  public void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException {
    for (Future<Double> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        // The future keeps its failure: the validation finds it there.
      }
      progress.run();
    }
  }
}
