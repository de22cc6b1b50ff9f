package tasks;

import static java.lang.Thread.State.WAITING;
import static lesson.Lesson.say;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// A transfer locks both of its accounts. Are two locks as safe as one?
///
/// One might expect so. But one transfer goes from A to B and one from B to A, and each gets its
/// first lock: then each waits for what the other holds, for ever. Nothing is thrown or logged. A
/// thread dump names the circle, if it is one of platform threads.
///
/// Run `make part_03 STEP=6d`. Watch who waits for whom.
///
/// Trap: Two locks are as safe as one. In fact, threads that take them in opposite order wait for
/// each other for ever.
@SuppressWarnings("ThreadPriorityCheck") // polls for a state that nothing announces
final class Step06d_LocksInOppositeOrderDeadlock {

  static void main() throws InterruptedException {
    say("two transfers at once, from A to B and from B to A");
    say("from, then to      %s", twoAtOnce(Thread.ofPlatform(), Transfer::fromThenTo));
    say("  virtual threads  %s", twoAtOnce(Thread.ofVirtual(), Transfer::fromThenTo));
    say("lower id first     %s", twoAtOnce(Thread.ofPlatform(), Transfer::lowerIdFirst));
  }

  record Account(int id, ReentrantLock lock) {}

  record Transfer(Account from, Account to, Meeting meeting) {
    /// The mistake: the direction decides which lock is first. ALWAYS a deadlock if each of two
    /// transfers has one lock before it asks for the other, as here.
    void fromThenTo() throws InterruptedException {
      transfer(from.lock, to.lock);
    }

    /// The repair: one order that all transfers keep to. Any will do, as long as it does not depend
    /// on the direction. NEVER a deadlock.
    void lowerIdFirst() throws InterruptedException {
      boolean up = from.id < to.id;
      transfer(up ? from.lock : to.lock, up ? to.lock : from.lock);
    }

    private void transfer(ReentrantLock first, ReentrantLock second) throws InterruptedException {
      first.lockInterruptibly();
      try {
        meeting.haveOne(first);
        second.lockInterruptibly();
        try {
          meeting.made.incrementAndGet(); // here the money would move
        } finally {
          second.unlock();
        }
      } finally {
        first.unlock();
      }
    }
  }

  /// How many of the two transfers were made, and who waits for whom, as far as the JVM knows it.
  record Outcome(int made, List<String> circle) {
    @Override
    public String toString() {
      String stuck = circle.isEmpty() ? "no circle named" : String.join(", ", circle);
      return made == 2 ? "2 of 2 made" : "%d of 2 made; %s".formatted(made, stuck);
    }
  }

  interface Way {
    void make(Transfer transfer) throws InterruptedException;
  }

  static Outcome twoAtOnce(Thread.Builder kind, Way way) throws InterruptedException {
    var a = new Account(1, new ReentrantLock());
    var b = new Account(2, new ReentrantLock());
    var meeting = new Meeting();
    Thread up = kind.name("a-to-b").start(() -> make(way, new Transfer(a, b, meeting)));
    Thread down = kind.name("b-to-a").start(() -> make(way, new Transfer(b, a, meeting)));
    while (meeting.made.get() < 2 && !(up.getState() == WAITING && down.getState() == WAITING)) {
      Thread.yield();
    }
    var outcome = new Outcome(meeting.made.get(), circle());
    // Frees them here. A wait in `lock()`, or for `synchronized`, can't be interrupted.
    up.interrupt();
    down.interrupt();
    up.join();
    down.join();
    return outcome;
  }

  private static void make(Way way, Transfer transfer) {
    try {
      way.make(transfer);
    } catch (InterruptedException e) {
      // given up: it was not made
    }
  }

  /// The circle that `jstack` names too. The JVM looks for it among platform threads alone.
  private static List<String> circle() {
    var jvm = ManagementFactory.getThreadMXBean();
    long[] ids = jvm.findDeadlockedThreads();
    if (ids == null) {
      return List.of();
    }
    return Arrays.stream(jvm.getThreadInfo(ids))
        .map(thread -> thread.getThreadName() + " waits for " + thread.getLockOwnerName())
        .sorted()
        .toList();
  }

  /// The unlucky moment, every time: a transfer that has one lock goes on when the other one has a
  /// lock as well, or queues for this one.
  static final class Meeting {
    private final CountDownLatch eachHasOne = new CountDownLatch(2);
    private final AtomicInteger made = new AtomicInteger();

    void haveOne(ReentrantLock lock) {
      eachHasOne.countDown();
      while (eachHasOne.getCount() > 0 && !lock.hasQueuedThreads()) {
        Thread.yield();
      }
    }
  }
}
