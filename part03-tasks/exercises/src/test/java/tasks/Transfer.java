package tasks;

import exercise.Verdict;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;

/// Calls the exercise on a thread of its own.
final class Transfer {
  final FutureTask<Boolean> answer;
  final Thread thread;

  Transfer(Probe from, Probe to, long amount) {
    answer = new FutureTask<>(() -> Exercise04_TransferWithTwoLocks.transfer(from, to, amount));
    thread = Thread.ofPlatform().daemon().start(answer);
  }

  int failedTries(Probe... accounts) {
    return Arrays.stream(accounts).mapToInt(account -> account.lock.failedTriesOf(thread)).sum();
  }

  /// The answer to a thread that asks for 30 and is interrupted already. An exception is taken for
  /// a yes: what an interrupt does otherwise is left open.
  static boolean interrupted(Verdict verdict, Probe from, Probe to) throws Exception {
    Future<Boolean> answer =
        Verdict.onAnotherThread(() -> {
          Thread.currentThread().interrupt();
          return Exercise04_TransferWithTwoLocks.transfer(from, to, 30);
        });
    verdict.await(answer, "One transfer alone has not ended after ten seconds.");
    Verdict.throwToDo(answer);
    return answer.state() == Future.State.FAILED || answer.resultNow();
  }

  /// A thread that waits with a time-out is part of a circle too, but not for ever.
  static boolean areDeadlocked(List<Transfer> transfers) {
    long[] circle = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return circle != null
        && transfers.stream()
            .map(transfer -> transfer.thread)
            .filter(thread -> LongStream.of(circle).anyMatch(id -> id == thread.threadId()))
            .anyMatch(thread -> thread.getState() == Thread.State.WAITING)
        && transfers.stream().noneMatch(t -> t.thread.getState() == Thread.State.TIMED_WAITING);
  }
}
