package tasks;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static tasks.Exercise04_TransferWithTwoLocks.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import tasks.Exercise04_TransferWithTwoLocks.Account;

/// Nothing here has to deadlock to be found out: the accounts write down who is locked, and when.
class Exercise04_TransferWithTwoLocksTest {

  private final List<Integer> lockedInOrder = new ArrayList<>();
  private final Probe a = new Probe(1, 100);
  private final Probe b = new Probe(2, 100);

  @Test
  void money_moves_if_there_is_enough() {
    expectMoved(a, b, 30, true);
    expectMoved(a, b, 71, false);
    expectMoved(b, a, 130, true); // to the last coin
  }

  private static void expectMoved(Probe from, Probe to, long amount, boolean enough) {
    long here = from.balance;
    long there = to.balance;
    long moved = enough ? amount : 0;
    boolean answer = transfer(from, to, amount);
    if (answer != enough || from.balance != here - moved || to.balance != there + moved) {
      fail(
          """
          From an account with %d, %d were to be moved to one with %d. `transfer` returned %s, and left %d
          and %d: it should have been %s, %d and %d.
          What is there may go, to the last coin, and nothing else. Look, take, give. (Step 6d)\
          """
              .formatted(
                  here,
                  amount,
                  there,
                  answer,
                  from.balance,
                  to.balance,
                  enough,
                  here - moved,
                  there + moved));
    }
  }

  @Test
  void whoever_looks_holds_the_lock() {
    transfer(a, b, 30);
    if (!a.lockedAtLook && lockedInOrder.isEmpty()) {
      fail(
          """
          The balance was read, and nobody had taken the account's lock, or ever did.
          A lock keeps out those who take the same one. Everybody else takes what `lock()` returns: to
          whoever does, another lock or a `synchronized` is none. (Step 6d)\
          """);
    }
    if (!a.lockedAtLook) {
      fail(
          """
          The balance was read before the lock was taken: what was enough then may be gone by now.
          A check and the act that relies on it belong under one lock. (Step 6b)\
          """);
    }
  }

  @Test
  void both_locks_are_held_while_money_moves() {
    transfer(a, b, 30);
    if (!b.otherLockedAtAdd) {
      fail(
          """
          The money had left one account and not reached the other, and nothing was locked: whoever
          counted just then found 30 missing.
          One lock at a time can't deadlock, but the transfer is two actions then, and anybody may have a
          turn between them. Hold both, in an order that is safe. (Step 6d)\
          """);
    }
  }

  @Test
  void two_that_share_no_account_do_not_wait_for_each_other() throws Exception {
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new Probe(3, 100) {
          @Override
          public void add(long amount) {
            inside.countDown();
            await(goOn);
            super.add(amount);
          }
        };
    var first = new FutureTask<>(() -> transfer(slow, new Probe(4, 100), 30));
    Thread.ofPlatform().daemon().start(first);
    while (!inside.await(10, MILLISECONDS)) {
      if (first.isDone()) {
        transfer(a, b, 0); // fails as that one did, if it did
        fail("No money was moved from 3 to 4: `transfer` returned " + first.get() + ".");
      }
    }
    var other = new FutureTask<>(() -> transfer(a, b, 30));
    Thread.ofPlatform().daemon().start(other);
    try {
      assertThat(other.get(1, SECONDS)).isTrue();
    } catch (TimeoutException e) {
      fail(
          """
          A slow transfer between 3 and 4 stopped one between 1 and 2.
          One lock for all can't deadlock, and lets nobody work at the same time as anybody else. The
          accounts have locks of their own. (Step 6d)\
          """);
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void the_locks_are_taken_in_one_order_whatever_the_direction() {
    transfer(a, b, 30);
    transfer(b, a, 30);
    if (lockedInOrder.size() != 4) {
      fail(
          """
          Two transfers called `lock()` %d times, and not twice each.
          Whoever only tries, gives back and tries again does not wait for ever; two such may still go on
          for ever, each in the other's way. With one order nobody has to give back. (Step 6d)\
          """
              .formatted(lockedInOrder.size()));
    }
    if (!lockedInOrder.subList(0, 2).equals(lockedInOrder.subList(2, 4))) {
      fail(
          """
          From 1 to 2 the locks were taken in the order %s, from 2 to 1 in the order %s.
          Two such transfers at once, and each can have one lock and wait for the other's, for ever. Two
          locks are safe if everybody takes them in the same order. (Step 6d)\
          """
              .formatted(lockedInOrder.subList(0, 2), lockedInOrder.subList(2, 4)));
    }
  }

  @Test
  void a_refusal_goes_on_and_leaves_nothing_locked() {
    var frozen =
        new Probe(3, 100) {
          @Override
          public void add(long amount) {
            throw new IllegalStateException("frozen");
          }
        };
    try {
      transfer(frozen, a, 30);
      fail("An account refused, and nobody heard of it: the exception did not go on.");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("frozen");
    }
    if (a.balance != 100) {
      fail(
          """
          The account that should give refused, and the other one has the money all the same.
          Take first, then give: what can fail comes before what can't be undone. (Step 6d)\
          """);
    }
    if (a.lock.isLocked() || frozen.lock.isLocked()) {
      fail(
          """
          An account refused, the exception went on, and a lock is still locked: nobody will ever use
          that account again.
          What has to happen whatever happens stands in `finally`, one for each lock. (Step 6d)\
          """);
    }
  }

  @Test
  void to_the_same_account_it_changes_nothing() {
    assertThat(transfer(a, a, 30)).isTrue();
    assertThat(a.balance).isEqualTo(100);
    assertThat(a.lock.isLocked()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes down when it is locked, and what is locked when it is used.
  private class Probe implements Account {
    final ReentrantLock lock =
        new ReentrantLock() {
          @Override
          public void lock() {
            super.lock();
            lockedInOrder.add(id);
          }
        };
    final int id;
    long balance;
    boolean lockedAtLook;
    boolean otherLockedAtAdd;

    Probe(int id, long balance) {
      this.id = id;
      this.balance = balance;
    }

    @Override
    public int id() {
      return id;
    }

    @Override
    public Lock lock() {
      return lock;
    }

    @Override
    public long balance() {
      lockedAtLook = lock.isHeldByCurrentThread();
      return balance;
    }

    @Override
    public void add(long amount) {
      Probe other = id == a.id ? b : a;
      otherLockedAtAdd = other.lock.isHeldByCurrentThread();
      balance += amount;
    }
  }
}
