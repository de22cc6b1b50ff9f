package tasks;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;

/// Two sets, done and pending, as `asyncio.wait` returns them: until none is pending.
final class WaitForAll implements Collector {

  @Override
  @SuppressWarnings("CollectionUndefinedEquality") // the sets ask whether it is the same object
  public void collect(
      List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed, Runnable progress)
      throws InterruptedException {
    Set<Future<Double>> pending = newSet();
    pending.addAll(tasks);
    Set<Future<Double>> done = newSet();
    while (!pending.isEmpty()) {
      done.add(completed.take());
      completed.drainTo(done); // whatever else has ended meanwhile
      pending.removeAll(done);
      done.forEach(_ -> progress.run());
      done.clear();
    }
  }

  private static Set<Future<Double>> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
