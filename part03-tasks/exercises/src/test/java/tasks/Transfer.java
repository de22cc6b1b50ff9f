package tasks;

import java.lang.management.ManagementFactory;
import java.util.List;
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
