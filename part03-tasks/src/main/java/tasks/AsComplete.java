package tasks;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// Results in the order in which they are there.
final class AsComplete implements Collector {

  @Override
  public void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException {
    for (int i = 0; i < tasks.size(); i++) {
      completed.take();
      progress.run();
    }
  }
}
