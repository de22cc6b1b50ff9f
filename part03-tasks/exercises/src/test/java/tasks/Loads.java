package tasks;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// What a cache loads with: it numbers the loads, and remembers how it was called.
final class Loads {
  final CountDownLatch mayEnd = new CountDownLatch(1); // the slow ones
  private final AtomicInteger count = new AtomicInteger();
  private final List<Thread> loaders = new CopyOnWriteArrayList<>(); // of slow ones
  private volatile boolean insideTheMap;

  int count() {
    return count.get();
  }

  void reset() {
    count.set(0);
  }

  /// Loads "ham 1", "ham 2", ...: the value tells which load made it.
  String numbered(Object key) {
    return key + " " + count.incrementAndGet();
  }

  /// Tells that it has begun, and waits until it may end.
  String slow(Object key, CountDownLatch begun) {
    String value = numbered(key);
    loaders.add(Thread.currentThread());
    insideTheMap = isInComputeIfAbsent();
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return value;
  }

  private static boolean isInComputeIfAbsent() {
    for (var frame : Thread.currentThread().getStackTrace()) {
      if (frame.getClassName().equals(ConcurrentHashMap.class.getName())
          && frame.getMethodName().equals("computeIfAbsent")) {
        return true;
      }
    }
    return false;
  }

  /// Whether the last slow load was called by `computeIfAbsent` of a ConcurrentHashMap.
  boolean wereInsideTheMap() {
    return insideTheMap;
  }

  boolean wereAllDoneBy(Collection<Thread> threads) {
    return threads.containsAll(loaders);
  }
}
