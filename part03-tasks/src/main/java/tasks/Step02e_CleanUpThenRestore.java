package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// The work is interrupted while it has a connection. Does its `finally` give it back?
///
/// One might expect so: a `finally` runs, whatever ends its block. But giving back may mean
/// waiting, and whoever waits with the interrupt flag set gets an `InterruptedException` at once,
/// before anything was done. A flag restored too early cuts the clean-up short.
///
/// Trap: An interrupt is restored in the `catch`. In fact, a clean-up that waits fails at once
/// while the flag is set; restore it when the clean-up is done.
///
/// Run `make part_03 STEP=2e`. Watch what is left in a pool of one connection.
final class Step02e_CleanUpThenRestore {

  static void main() throws InterruptedException {
    say("interrupted with the pool's one connection in use");
    say("restore, clean up:   left in the pool: %s", leftAfter(RESTORE_FIRST));
    say("clean up, restore:   left in the pool: %s", leftAfter(RESTORE_LAST));
    say("clean up, no wait:   left in the pool: %s", leftAfter(NO_WAIT));
  }

  /// Uses a connection until it is interrupted, and hands the interrupt on as a flag.
  @FunctionalInterface
  interface User {
    void run(BlockingQueue<String> pool, CountDownLatch using) throws InterruptedException;
  }

  // The mistake: `put` asks for the flag before it looks for room, and there is room.
  static final User RESTORE_FIRST =
      (pool, using) -> {
        String connection = pool.take();
        try {
          use(using);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } finally {
          pool.put(connection);
        }
      };

  // The repair: the flag is restored last, when nothing is left that might wait.
  static final User RESTORE_LAST =
      (pool, using) -> {
        String connection = pool.take();
        try {
          try {
            use(using);
          } finally {
            pool.put(connection);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };

  // Better, where it can be had: a clean-up that cannot wait asks for no flag. It also works for a
  // loop that polls `isInterrupted()`, which reaches its clean-up with the flag set.
  static final User NO_WAIT =
      (pool, using) -> {
        String connection = pool.take();
        try {
          use(using);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } finally {
          pool.add(connection);
        }
      };

  private static void use(CountDownLatch using) throws InterruptedException {
    using.countDown();
    new CountDownLatch(1).await(); // for ever: only an interrupt ends it
  }

  /// ALWAYS nothing for the first, and the connection for the two others.
  static List<String> leftAfter(User user) throws InterruptedException {
    var pool = new LinkedBlockingQueue<>(List.of("connection"));
    var using = new CountDownLatch(1);
    Thread thread =
        ofVirtual()
            .name("user")
            .start(() -> {
              try {
                user.run(pool, using);
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
