package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// A task is interrupted while it has the pool's only connection. Does its `finally` give the
/// connection back?
///
/// One might expect so: a `finally` runs, whatever ends its block. But giving back may mean
/// waiting, and a call that may wait looks at the interrupt flag first. If the flag is set, the
/// call throws an `InterruptedException` at once and does nothing else. A flag restored too early
/// cuts the clean-up short.
///
/// Run `make part_03 STEP=2e`. Watch what is left in a pool of one connection.
///
/// Trap: The place to restore an interrupt is the `catch`. In fact, a clean-up that waits fails at
/// once while the flag is set; restore it when the clean-up is done.
final class Step02e_CleanUpThenRestore {

  static void main() throws InterruptedException {
    say("interrupted with the pool's one connection in use");
    say(
        "restore, clean up    left in the pool: %s",
        left(Step02e_CleanUpThenRestore::restoreFirst));
    say("clean up, restore    left in the pool: %s", left(Step02e_CleanUpThenRestore::restoreLast));
    say("clean up, no wait    left in the pool: %s", left(Step02e_CleanUpThenRestore::doNotWait));
  }

  /// The mistake: `put` looks at the flag before it looks for room, and there is room. ALWAYS
  /// nothing left.
  static void restoreFirst(BlockingQueue<String> pool, Use use) throws InterruptedException {
    String connection = pool.take();
    try {
      use.untilInterrupted(connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pool.put(connection);
    }
  }

  /// The repair: the flag is restored last, when nothing is left that might wait. ALWAYS given
  /// back.
  static void restoreLast(BlockingQueue<String> pool, Use use) throws InterruptedException {
    String connection = pool.take();
    try {
      try {
        use.untilInterrupted(connection);
      } finally {
        pool.put(connection);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Better, where it can be had: a clean-up that cannot wait does not look at the flag. It also
  /// works after a loop that polls `isInterrupted()`, which reaches its clean-up with the flag set.
  /// ALWAYS given back.
  static void doNotWait(BlockingQueue<String> pool, Use use) throws InterruptedException {
    String connection = pool.take();
    try {
      use.untilInterrupted(connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pool.add(connection);
    }
  }

  /// What the connection is used for.
  @FunctionalInterface
  interface Use {
    void untilInterrupted(String connection) throws InterruptedException;
  }

  /// One of the three above: uses a connection, is interrupted, and gives it back if it can.
  @FunctionalInterface
  interface User {
    void run(BlockingQueue<String> pool, Use use) throws InterruptedException;
  }

  static List<String> left(User user) throws InterruptedException {
    var pool = new LinkedBlockingQueue<>(List.of("connection"));
    var using = new CountDownLatch(1);
    Use use =
        _ -> {
          using.countDown();
          new CountDownLatch(1).await(); // for ever: only an interrupt ends it
        };
    Thread thread =
        ofVirtual()
            .name("user")
            .start(() -> {
              try {
                user.run(pool, use);
              } catch (InterruptedException e) {
                say("interrupted while giving back");
              }
            });
    using.await();
    thread.interrupt();
    thread.join();
    return List.copyOf(pool);
  }
}
