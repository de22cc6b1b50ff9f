package miniredis.store;

import java.util.concurrent.locks.ReentrantLock;

/// Who may touch the store. There are no locks in it: two threads in it at once would break it
/// without a word, so each look-up asks its owner first.
@FunctionalInterface
public interface Owner {

  /// May the calling thread touch the store now?
  boolean isMe();

  /// The one thread that runs all commands.
  static Owner thread(Thread thread) {
    return () -> Thread.currentThread().equals(thread);
  }

  /// Whichever thread holds the lock.
  static Owner holderOf(ReentrantLock lock) {
    return lock::isHeldByCurrentThread;
  }
}
