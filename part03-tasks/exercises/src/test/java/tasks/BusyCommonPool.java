package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.OtherThreads;
import exercise.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

/// No thread of the common pool has time for anything else before `close`.
final class BusyCommonPool implements AutoCloseable {
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  BusyCommonPool() throws InterruptedException {
    int threads = ForkJoinPool.getCommonPoolParallelism();
    var begun = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool()
          .execute(() -> {
            begun.countDown();
            OtherThreads.awaitHere(mayEnd);
          });
    }
    boolean _ = begun.await(Verdict.PATIENCE.toSeconds(), SECONDS);
  }

  @Override
  public void close() {
    mayEnd.countDown();
  }
}
