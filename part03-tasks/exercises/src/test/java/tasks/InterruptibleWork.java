package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Ends when it is interrupted, or when it may.
final class InterruptibleWork implements Callable<String> {
  static final String METHOD = "doTheWork";
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch interrupted = new CountDownLatch(1);
  final CountDownLatch mayEnd = new CountDownLatch(1);
  volatile Thread thread;

  @Override
  public String call() throws InterruptedException {
    return doTheWork();
  }

  /// Returns something, also if it was interrupted.
  String callAndReturn() {
    try {
      return doTheWork();
    } catch (InterruptedException e) {
      return "half a ham";
    }
  }

  private String doTheWork() throws InterruptedException {
    thread = Thread.currentThread();
    begun.countDown();
    try {
      mayEnd.await();
      return "ham";
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }
}
