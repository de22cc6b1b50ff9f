package tasks;

import java.util.*;
import java.util.function.*;

final class Exercise03_OneLoadForEachKey<K, V> {
  private final Function<K, V> load;
  private final Map<K, Entry<V>> entries = new HashMap<>();

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    Entry<V> entry;
    boolean mine;
    synchronized (entries) {
      entry = entries.get(key);
      mine = entry == null;
      if (mine) {
        entry = new Entry<>();
        entries.put(key, entry);
      }
    }
    if (mine) {
      try {
        entry.succeed(load.apply(key));
      } catch (Throwable e) {
        synchronized (entries) {
          entries.remove(key);
        }
        entry.fail(e);
      }
    }
    return entry.await();
  }

  private static final class Entry<V> {
    private boolean filled;
    private V value;
    private Throwable failure;

    synchronized void succeed(V loaded) {
      value = loaded;
      filled = true;
      notify();
    }

    synchronized void fail(Throwable thrown) {
      failure = thrown;
      filled = true;
      notifyAll(); // all of them are to fail
    }

    synchronized V await() {
      boolean interrupted = false;
      while (!filled) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure != null) {
        throw (RuntimeException) failure;
      }
      return value;
    }
  }
}
