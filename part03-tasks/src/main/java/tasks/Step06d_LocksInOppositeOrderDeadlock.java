package tasks;

import static lesson.Lesson.say;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// A transfer locks both of its accounts. Are two locks as safe as one?
///
/// One might expect so. But one transfer goes from A to B and one from B to A, and each gets its
/// first lock: then each waits for what the other holds, for ever. No exception, no log line, no
/// CPU: a thread dump is what tells, and names the circle.
///
/// Run `make part_03 STEP=6d`. Watch who waits for whom.
final class Step06d_LocksInOppositeOrderDeadlock {

  static void main() throws InterruptedException {
    say("in the order of the arguments: %s", twoTransfers(AS_GIVEN));
    say("in the order of the ids:       %s", twoTransfers(BY_ID));
  }

  record Account(int id, ReentrantLock lock) {
    Account(int id) {
      this(id, new ReentrantLock());
    }
  }

  /// How many of the two transfers were made, and the circle that the thread dump shows, if any.
  record Outcome(int made, List<String> circle) {}

  /// The order in which a transfer takes its two locks: the one thing in which the runs differ.
  interface LockOrder {
    List<Account> of(Account from, Account to);
  }

  // The mistake.
  static final LockOrder AS_GIVEN = List::of;

  // The repair: one order that everybody keeps to. Any will do, as long as it does not depend on
  // who asks.
  static final LockOrder BY_ID =
      (from, to) ->
          List.of(from, to).stream().sorted(Comparator.comparingInt(Account::id)).toList();

  /// ALWAYS (0, a circle of two) for the mistake, and (2, none) for the repair.
  static Outcome twoTransfers(LockOrder order) throws InterruptedException {
    var a = new Account(1);
    var b = new Account(2);
    var made = new AtomicInteger();
    var eachHasOne = new CountDownLatch(2);
    List<Thread> threads =
        List.of(
            start("a-to-b", () -> transfer(order.of(a, b), eachHasOne, made)),
            start("b-to-a", () -> transfer(order.of(b, a), eachHasOne, made)));
    List<String> circle = List.of();
    for (Thread thread : threads) {
      while (circle.isEmpty() && !thread.join(Duration.ofMillis(1))) {
        circle = circle();
      }
    }
    int madeByThemselves = made.get();
    // Frees them here. Waiting for a plain `lock()`, or for `synchronized`, can't be interrupted.
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    return new Outcome(madeByThemselves, circle);
  }

  private static Thread start(String name, Runnable work) {
    return Thread.ofPlatform().name(name).start(work);
  }

  private static void transfer(
      List<Account> locked, CountDownLatch eachHasOne, AtomicInteger made) {
    ReentrantLock first = locked.getFirst().lock();
    ReentrantLock second = locked.getLast().lock();
    try {
      first.lockInterruptibly();
      try {
        // The unlucky moment, every time: both have one lock, or the other already queues for ours.
        eachHasOne.countDown();
        while (eachHasOne.getCount() > 0 && !first.hasQueuedThreads()) {
          Thread.onSpinWait();
        }
        second.lockInterruptibly();
        try {
          made.incrementAndGet();
        } finally {
          second.unlock();
        }
      } finally {
        first.unlock();
      }
    } catch (InterruptedException e) {
      // given up: it was not made
    }
  }

  /// What the JVM knows of threads that wait for each other in a circle. It knows platform threads
  /// alone: for virtual ones there is the thread dump of step 7, and one's own eyes.
  private static List<String> circle() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] ids = threads.findDeadlockedThreads();
    if (ids == null) {
      return List.of();
    }
    return Arrays.stream(threads.getThreadInfo(ids))
        .map(thread -> thread.getThreadName() + " waits for " + thread.getLockOwnerName())
        .sorted()
        .toList();
  }
}
