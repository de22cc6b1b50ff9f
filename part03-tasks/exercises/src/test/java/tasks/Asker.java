package tasks;

import java.util.concurrent.FutureTask;

/// A thread that asks for a key.
final class Asker {
  final FutureTask<String> answer;
  final Thread thread;

  <K> Asker(Exercise03_OneLoadForEachKey<K, String> cache, K key) {
    answer = new FutureTask<>(() -> cache.get(key));
    thread = Thread.ofPlatform().name("asker").daemon().unstarted(answer);
  }

  Asker start() {
    thread.start();
    return this;
  }
}
