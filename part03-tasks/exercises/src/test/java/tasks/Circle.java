package tasks;

import exercise.OtherThreads;
import exercise.Settled;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Transfers in a circle.
record Circle(Verdict verdict) {

  /// From each account to the next one: each takes its first lock, if it can, before any goes on.
  void race(
      Supplier<AssertionError> ifDeadlocked, Supplier<AssertionError> ifNotEnded, Probe... accounts)
      throws Exception {
    var haveOne = new CountDownLatch(1);
    Set<Thread> held = ConcurrentHashMap.newKeySet();
    for (Probe account : accounts) {
      account.lock.whenTaken =
          () -> {
            if (held.add(Thread.currentThread())) {
              OtherThreads.awaitHere(haveOne);
            }
          };
    }
    var transfers = new ArrayList<Transfer>();
    for (int i = 0; i < accounts.length; i++) {
      transfers.add(new Transfer(accounts[i], accounts[(i + 1) % accounts.length], 30));
    }
    for (Transfer transfer : transfers) {
      Settled.await(transfer.thread, () -> transfer.failedTries(accounts) >= 3);
    }
    haveOne.countDown();
    verdict.await(
        () ->
            transfers.stream().allMatch(t -> t.answer.isDone())
                || Transfer.areDeadlocked(transfers),
        ifNotEnded);
    if (Transfer.areDeadlocked(transfers)) {
      throw ifDeadlocked.get();
    }
    for (Transfer transfer : transfers) {
      if (!verdict.get(transfer.answer, "It is done, and not done.")) {
        throw gaveUp(transfer, accounts);
      }
    }
    for (Probe account : accounts) {
      if (account.balance != 100) {
        throw verdict.refuse(
            "Of transfers in a circle each account gave 30 and got 30. One that had 100 has %d now."
                .formatted(account.balance));
      }
    }
  }

  private AssertionError gaveUp(Transfer transfer, Probe... accounts) {
    String observed =
        "An account had enough, another transfer was under way, and `transfer` returned false.";
    return verdict.refuse(observed, transfer.failedTries(accounts) > 0 ? "no-lock-means-no" : null);
  }
}
