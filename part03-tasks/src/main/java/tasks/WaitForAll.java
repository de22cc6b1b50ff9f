package tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// What is done and what is pending, as `asyncio.wait` returns them: until nothing is pending.
final class WaitForAll implements Collector {

  @Override
  @SuppressWarnings("CollectionUndefinedEquality") // the set asks whether it is the same object
  public void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException {
    Set<Future<Double>> pending = Collections.newSetFromMap(new IdentityHashMap<>());
    pending.addAll(tasks);
    var done = new ArrayList<Future<Double>>();
    while (!pending.isEmpty()) {
      done.add(completed.take());
      completed.drainTo(done); // whatever else has ended meanwhile
      for (var task : done) {
        pending.remove(task);
        progress.run();
      }
      done.clear();
    }
  }
}
