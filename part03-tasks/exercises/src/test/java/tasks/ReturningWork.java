package tasks;

import exercise.Verdict;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Work that ends when it is interrupted, and returns something: what it had until then.
final class ReturningWork implements Callable<String> {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public String call() {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // the end
    }
    ended.countDown();
    return "half a ham";
  }

  void expectCancelled(Verdict verdict, CompletableFuture<String> future) throws Exception {
    verdict.await(begun, "The work has not begun.");
    LateCancel.cancel(verdict, future);
    verdict.await(ended, "The future was cancelled, and the work was not interrupted.");
    verdict.await(future, "Its future was cancelled, its work has ended, and it still waits.");
    if (!future.isCancelled()) {
      throw verdict.refuse(
          "The future was cancelled while the work ran. The work was interrupted, and returned"
              + " something all the same. Now the future is not cancelled.",
          "interrupted-work-throws");
    }
  }
}
