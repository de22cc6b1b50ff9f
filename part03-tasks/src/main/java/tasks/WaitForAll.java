package tasks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// Two sets, done and pending, as `asyncio.wait` returns them: until none is pending.
final class WaitForAll implements Collector {

  @Override
  public void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException {
    Set<Future<Double>> pending = new HashSet<>(tasks);
    Set<Future<Double>> done = new HashSet<>();
    while (!pending.isEmpty()) {
      done.add(completed.take());
      completed.drainTo(done); // whatever else has ended meanwhile
      pending.removeAll(done);
      done.forEach(_ -> progress.run());
      done.clear();
    }
  }
}
