package tasks;

import exercise.OtherThreads;
import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/// A thread that asks for a key.
final class Asker {
  final FutureTask<String> answer;
  final Thread thread;

  <K> Asker(Exercise03_OneLoadForEachKey<K, String> cache, K key) {
    answer = new FutureTask<>(() -> cache.get(key));
    thread = Thread.ofPlatform().name("asker").daemon().unstarted(answer);
  }

  static <K> Asker ask(Exercise03_OneLoadForEachKey<K, String> cache, K key) {
    return new Asker(cache, key).start();
  }

  Asker start() {
    thread.start();
    return this;
  }

  void awaitLoad(CountDownLatch loading, Verdict verdict) throws Exception {
    String observed = "A thread asked for a key, and `load` was not called.";
    verdict.await(() -> loading.getCount() == 0 || answer.isDone(), observed);
    if (loading.getCount() > 0) {
      verdict.get(answer, observed);
      throw verdict.refuse(observed);
    }
  }

  /// Returns when the thread has done what an interrupt makes it do. At the door of a monitor, that
  /// is nothing.
  void interrupt() {
    Settled.interrupt(thread, () -> answer.isDone() || thread.getState() == Thread.State.BLOCKED);
    Settled.await(thread, () -> false);
  }

  boolean waitsForALockOf(Asker other) {
    return OtherThreads.waitsForALockOf(other.thread, thread);
  }
}
