package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/// Transfers of accounts whose locks are taken for long.
record KeptLocks(Verdict verdict) {

  private static final String NOT_ENDED = "A lock is free again, and a transfer has not ended.";

  void expectPatience() throws Exception {
    var transfers =
        whileALockIsKept(_ -> {
          long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
          verdict.await(() -> System.nanoTime() - end > 0, "The clock stands still.");
        });
    for (Transfer transfer : transfers) {
      if (!verdict.get(transfer.answer, NOT_ENDED)) {
        throw verdict.refuse(
            "Another thread kept the lock of an account for 1.5 s. `from` had enough, and `transfer`"
                + " returned false.",
            "a-wait-has-a-limit");
      }
    }
  }

  /// Whatever an interrupt does to a transfer that waits for a lock: it is no "not enough".
  void expectNoRefusalForAnInterrupt() throws Exception {
    var transfers =
        whileALockIsKept(waiting -> {
          for (Transfer transfer : waiting) {
            transfer.thread.interrupt();
            Settled.await(transfer.thread, transfer.answer::isDone);
          }
        });
    for (Transfer transfer : transfers) {
      verdict.await(transfer.answer, NOT_ENDED);
      Verdict.throwToDo(transfer.answer);
      if (transfer.answer.state() == Future.State.SUCCESS && !transfer.answer.resultNow()) {
        throw verdict.refuse(
            "A thread was interrupted while it waited for the lock of an account. `from` had enough,"
                + " and `transfer` returned false.",
            "an-interrupt-is-a-no");
      }
    }
  }

  private interface Meanwhile {
    void happens(List<Transfer> waiting) throws Exception;
  }

  /// Two transfers, from the account whose lock is kept and to it.
  private static List<Transfer> whileALockIsKept(Meanwhile meanwhile) throws Exception {
    var kept = new Probe(1, 100);
    var other = new Probe(2, 100);
    kept.lock.lock();
    try {
      var transfers = List.of(new Transfer(kept, other, 30), new Transfer(other, kept, 30));
      for (Transfer transfer : transfers) {
        Settled.await(transfer.thread, () -> transfer.failedTries(kept, other) >= 3);
      }
      meanwhile.happens(transfers);
      return transfers;
    } finally {
      kept.lock.unlock();
    }
  }

  void expectNoCircleWithTheCaller() throws Exception {
    var a = new Probe(1, 100);
    var b = new Probe(2, 100);
    Future<Transfer> callerWithLocks =
        Verdict.onAnotherThread(() -> {
          a.lock.lock();
          b.lock.lock();
          try {
            var other = new Transfer(a, b, 30);
            Settled.await(other.thread, () -> other.failedTries(a, b) >= 3);
            boolean _ = Exercise04_TransferWithTwoLocks.transfer(a, b, 30);
            return other;
          } finally {
            b.lock.unlock();
            a.lock.unlock();
          }
        });
    Transfer other =
        verdict.get(
            callerWithLocks,
            () ->
                verdict.refuse(
                    "A transfer waited for its accounts. The thread that had the locks of both called"
                        + " `transfer` for them, too. Neither call has returned.",
                    "a-claim-is-no-lock"));
    verdict.await(other.answer, "The locks are free, and a transfer has not ended.");
  }
}
