package tasks;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// How the results come back: one way a file, with one signature.
@FunctionalInterface
interface Collector {

  /// Returns when every future is done. `tasks` are in the order in which they were started;
  /// `completed` gets each of them when it is done. `progress` is told of every task collected.
  void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException;
}
