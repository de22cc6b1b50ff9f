package tasks;

import exercise.OtherThreads;
import exercise.Settled;
import exercise.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. The accounts write down what is done to
/// them, and whether they are locked then.
class Exercise04_TransferWithTwoLocksTest {
  private final Verdict verdict = new Verdict(Exercise04_TransferWithTwoLocks.class);

  @Test
  void sentence_1_money_moves_if_there_is_enough() throws Exception {
    expectMoved(new Probe(1, 100), new Probe(2, 50), 30, true);
    expectMoved(new Probe(1, 100), new Probe(2, 150), 101, false);
    expectMoved(new Probe(2, 100), new Probe(1, 50), 100, true); // all of it
    expectMoved(new Probe(2, 100), new Probe(1, 150), 101, false);
  }

  @Test
  void sentence_1_from_and_to_may_be_one_account() throws Exception {
    var one = new Probe(1, 100);
    expectMoved(one, one, 30, true);
    var other = new Probe(1, 100); // sentence 7 is about one that is locked still
    expectMoved(other, other, 101, false);
  }

  @Test
  void sentence_1_an_interrupted_thread_has_the_same_answer() throws Exception {
    if (!Transfer.interrupted(verdict, new Probe(1, 100), new Probe(2, 100))) {
      throw verdict.refuse(
          "An interrupted thread moved 30 of 100: `transfer` returned false.",
          "an-interrupt-is-a-no");
    }
  }

  private void expectMoved(Probe from, Probe to, long amount, boolean enough) throws Exception {
    long moved = enough && from != to ? amount : 0;
    long fromAfter = from.balance - moved;
    long toAfter = to.balance + moved;
    String observed =
        "From account %d, which has %d, %d were to be moved to account %d, which has %d."
            .formatted(from.id, from.balance, amount, to.id, to.balance);
    boolean answer = transfer(from, to, amount);
    if (answer != enough || from.balance != fromAfter || to.balance != toAfter) {
      throw verdict.refuse(
          observed
              + " `transfer` returned %s, and left %d and %d, instead of %s, %d and %d."
                  .formatted(answer, from.balance, to.balance, enough, fromAfter, toAfter));
    }
  }

  private boolean transfer(Probe from, Probe to, long amount) throws Exception {
    return verdict.get(
        new Transfer(from, to, amount).answer,
        "One transfer alone has not ended after ten seconds.");
  }

  @Test
  void sentence_2_balance_and_add_are_called_under_the_accounts_lock() throws Exception {
    expectUnderLock(new Probe(1, 100), new Probe(2, 100));
    expectUnderLock(new Probe(2, 100), new Probe(1, 100));
    var one = new Probe(1, 100);
    transfer(one, one, 30);
    if (one.uses.stream().anyMatch(use -> use.hold() == Probe.NOT_LOCKED)) {
      throw verdict.refuse(
          "From an account to itself: it was not locked when its balance was asked for.",
          "who-moves-nothing-needs-no-lock");
    }
  }

  private void expectUnderLock(Probe from, Probe to) throws Exception {
    transfer(from, to, 30);
    for (Probe account : List.of(from, to)) {
      for (Probe.Use use : account.uses) {
        if (use.hold() == Probe.NOT_LOCKED) {
          throw notLocked(use.method(), from, to);
        }
      }
    }
  }

  private AssertionError notLocked(String method, Probe from, Probe to) {
    if (from.lock.holds() == 0 && to.lock.holds() == 0) {
      return verdict.refuse(
          "`%s` was called, and `transfer` never took the lock of an account.".formatted(method),
          "any-lock-will-do");
    }
    String observed = "`%s` was called while its account was not locked.".formatted(method);
    boolean lookedOnce =
        from.uses.stream().filter(use -> use.method().equals("balance")).count() == 1;
    return verdict.refuse(
        observed, method.equals("balance") && lookedOnce ? "a-look-needs-no-lock" : null);
  }

  @Test
  void sentence_3_no_money_is_missing() throws Exception {
    expectNoneMissing(new Probe(1, 100), new Probe(2, 100));
    expectNoneMissing(new Probe(2, 100), new Probe(1, 100));
  }

  private void expectNoneMissing(Probe from, Probe to) throws Exception {
    var missing = new AtomicBoolean();
    var hadBoth = new AtomicBoolean();
    for (Probe account : List.of(from, to)) {
      account.lock.whenTaken =
          () -> hadBoth.compareAndSet(false, from.lock.isLocked() && to.lock.isLocked());
      account.lock.whenFreed =
          () -> {
            boolean free = !from.lock.isLocked() && !to.lock.isLocked();
            missing.compareAndSet(false, free && from.balance + to.balance != 200);
          };
    }
    transfer(from, to, 30);
    if (missing.get()) {
      String observed =
          "One account had changed, the other had not yet, and neither was locked: another thread"
              + " could have locked both, and found 30 missing.";
      throw hadBoth.get()
          ? verdict.refuse(observed)
          : verdict.refuse(observed, "one-lock-at-a-time-cannot-deadlock");
    }
  }

  @Test
  void sentence_3_no_account_is_overdrawn() throws Exception {
    expectNotOverdrawn(new Probe(1, 100), new Probe(2, 100));
    expectNotOverdrawn(new Probe(2, 100), new Probe(1, 100));
  }

  private void expectNotOverdrawn(Probe from, Probe to) throws Exception {
    transfer(from, to, 30);
    for (Probe.Use add : from.uses) {
      if (add.method().equals("add") && !from.uses.contains(new Probe.Use("balance", add.hold()))) {
        throw verdict.refuse(
            "The account was unlocked between the look at its balance and the `add` that took the"
                + " money: another transfer could have taken it in between.",
            "a-look-stays-true");
      }
    }
    from.lowest = from.balance;
    long balance = from.balance;
    transfer(from, to, balance + 1);
    if (from.lowest < 0) {
      throw verdict.refuse(
          "From an account that had %d, %d were taken: it was overdrawn, and then got them back."
              .formatted(balance, balance + 1),
          "under-the-lock-anything-goes");
    }
  }

  @Test
  void sentence_4_two_in_opposite_directions_end() throws Exception {
    var a = new Probe(1, 100);
    var b = new Probe(2, 100);
    var freed = new AtomicInteger();
    a.lock.whenFreed = freed::incrementAndGet;
    b.lock.whenFreed = freed::incrementAndGet;
    new Circle(verdict)
        .race(
            () ->
                verdict.refuse(
                    "Two transfers, from 1 to 2 and from 2 to 1: each has the lock that the other waits for.",
                    "two-locks-are-as-safe-as-one"),
            () ->
                freed.get() == 0
                    ? verdict.refuse(
                        "Two transfers, from 1 to 2 and from 2 to 1: each keeps its first lock, and has"
                            + " tried for ten seconds to take the other's.",
                        "trying-cannot-deadlock")
                    : verdict.refuse(
                        "Two transfers, from 1 to 2 and from 2 to 1, have not ended after ten seconds."),
            a,
            b);
  }

  @Test
  void sentence_4_three_in_a_circle_end() throws Exception {
    expectNoCircle(null, 1, 2, 3);
  }

  @Test
  void sentence_4_three_in_a_circle_end_whatever_their_ids() throws Exception {
    expectNoCircle("an-int-is-a-number", 0, 1_500_000_000, -1_500_000_000);
  }

  private void expectNoCircle(String belief, int... ids) throws Exception {
    String observed =
        "Three transfers in a circle, between the accounts with the ids " + Arrays.toString(ids);
    new Circle(verdict)
        .race(
            () ->
                verdict.refuse(
                    observed + ": each has the lock that another one waits for.", belief),
            () -> verdict.refuse(observed + ", have not ended after ten seconds."),
            Arrays.stream(ids).mapToObj(id -> new Probe(id, 100)).toArray(Probe[]::new));
  }

  /// The clock only gives an answer the time to lose its patience.
  @Test
  void sentence_1_however_long_a_lock_is_kept() throws Exception {
    new KeptLocks(verdict).expectPatience();
  }

  @Test
  void sentence_1_nor_does_an_interrupt_while_it_waits_change_it() throws Exception {
    new KeptLocks(verdict).expectNoRefusalForAnInterrupt();
  }

  /// Whoever has the locks of its accounts when it waits does not wait for what replaces them.
  @Test
  void sentence_5_transfers_that_share_no_account_do_not_wait() throws Exception {
    var inside = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var slow = new Probe(3, 100);
    slow.beforeAdd =
        () -> {
          inside.countDown();
          OtherThreads.awaitHere(mayEnd);
        };
    var first = new Transfer(slow, new Probe(4, 100), 30);
    verdict.await(
        () -> inside.getCount() == 0 || first.answer.isDone(), "A transfer has not ended.");
    if (inside.getCount() > 0) {
      boolean answer = verdict.get(first.answer, "It is done, and not done.");
      throw verdict.refuse(
          "No money was taken from an account with enough, and the answer was " + answer + ".");
    }
    var one = new Probe(1, 100);
    var other = new Transfer(one, new Probe(2, 100), 30);
    try {
      boolean answer =
          verdict.get(
              other.answer,
              () ->
                  verdict.refuse(
                      "A slow transfer from 3 to 4 made one from 1 to 2 wait until it had ended.",
                      one.lock.isLocked() ? null : "one-lock-for-all-is-simplest"));
      if (!answer) {
        throw verdict.refuse("A slow transfer from 3 to 4 made one from 1 to 2 return false.");
      }
    } finally {
      mayEnd.countDown();
      verdict.await(first.answer, "The slow transfer from 3 to 4 has not ended after ten seconds.");
    }
  }

  @Test
  void sentence_5_not_even_if_one_waits_for_its_locks() throws Exception {
    for (int taken = 3; taken <= 4; taken++) {
      var three = new Probe(3, 100);
      var four = new Probe(4, 100);
      RecordedLock lock = taken == 3 ? three.lock : four.lock;
      lock.lock();
      try {
        var first = new Transfer(three, four, 30);
        Settled.await(first.thread, () -> false);
        var other = new Transfer(new Probe(1, 100), new Probe(2, 100), 30);
        verdict.get(
            other.answer,
            () ->
                verdict.refuse(
                    "A transfer from 3 to 4 waits for a lock that another thread has, and one from 1 to"
                        + " 2 waits with it.",
                    "one-lock-around-the-locks"));
      } finally {
        lock.unlock();
      }
    }
  }

  @Test
  void sentence_6_a_refusal_goes_on_and_nothing_is_moved() throws Exception {
    expectRefusal(new Probe(1, 100), new Probe(2, 100));
    expectRefusal(new Probe(2, 100), new Probe(1, 100));
  }

  private void expectRefusal(Probe from, Probe to) throws Exception {
    from.frozen = true;
    to.frozen = true;
    RuntimeException got;
    try {
      boolean answer = transfer(from, to, 30);
      throw verdict.refuse(
          "`from` refused to give, by an exception, and `transfer` returned " + answer + ".");
    } catch (RuntimeException e) {
      got = e;
    }
    if (to.balance != 100) {
      String observed =
          "`from` refused to give, and `to` has %d instead of 100.".formatted(to.balance);
      throw to.refused
          ? verdict.refuse(
              observed + " It was asked to give that back, and refused, too.",
              "given-money-can-be-taken-back")
          : verdict.refuse(observed, "first-give-then-take");
    }
    if (from.balance != 100) {
      throw verdict.refuse(
          "`from`, which had 100, refused to give 30, and has %d now.".formatted(from.balance),
          from.balance == 130 ? "an-undo-does-no-harm" : null);
    }
    if (!got.equals(from.refusal)) {
      throw verdict.refuse(
          "`from` refused by %s, and `transfer` threw %s.".formatted(from.refusal, got), got);
    }
  }

  @Test
  void sentence_7_true_leaves_nothing_locked() throws Exception {
    var a = new Probe(1, 100);
    var b = new Probe(2, 100);
    transfer(a, b, 30);
    expectUnlocked("returned true", null, a, b);
    transfer(b, a, 30);
    expectUnlocked("returned true", null, a, b);
    transfer(a, a, 30);
    expectUnlocked("moved money from an account to itself", null, a, a);
  }

  @Test
  void sentence_7_false_leaves_nothing_locked() throws Exception {
    var a = new Probe(1, 100);
    var b = new Probe(2, 100);
    transfer(a, b, 101);
    expectUnlocked("returned false", "a-return-unlocks", a, b);
    transfer(b, a, 101);
    expectUnlocked("returned false", "a-return-unlocks", a, b);
    transfer(a, a, 101);
    expectUnlocked("returned false for an account and itself", null, a, a);
  }

  @Test
  void sentence_7_a_refusal_leaves_nothing_locked() throws Exception {
    expectUnlockedAfterRefusal(new Probe(1, 100), new Probe(2, 100));
    expectUnlockedAfterRefusal(new Probe(2, 100), new Probe(1, 100));
  }

  private void expectUnlockedAfterRefusal(Probe from, Probe to) throws Exception {
    from.frozen = true;
    try {
      transfer(from, to, 30);
    } catch (IllegalStateException refused) {
      // sentence 6 is about that
    }
    expectUnlocked("passed on the exception of an account", "unlocking-comes-last", from, to);
  }

  @Test
  void sentence_7_an_error_leaves_nothing_locked() throws Exception {
    expectUnlockedAfterError(new Probe(1, 100), new Probe(2, 100));
    expectUnlockedAfterError(new Probe(2, 100), new Probe(1, 100));
  }

  private void expectUnlockedAfterError(Probe from, Probe to) throws Exception {
    from.beforeAdd =
        () -> {
          throw new StackOverflowError("too deep");
        };
    try {
      transfer(from, to, 30);
    } catch (StackOverflowError thrown) {
      // on it goes
    }
    expectUnlocked("passed on an Error of an account", "failures-are-exceptions", from, to);
  }

  private void expectUnlocked(String how, String belief, Probe... accounts) {
    for (Probe account : accounts) {
      if (account.lock.isLocked()) {
        throw verdict.refuse(
            "`transfer` %s, and account %d is locked still.".formatted(how, account.id), belief);
      }
    }
  }

  /// Last, since most answers with a lock of their own come to grief at sentence 5.
  @Test
  void sentence_4_also_if_a_caller_has_both_locks_already() throws Exception {
    new KeptLocks(verdict).expectNoCircleWithTheCaller();
  }
}
