package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Work that runs until it may end, whatever interrupts it.
final class HeldWork implements Callable<String> {
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch mayEnd = new CountDownLatch(1);
  volatile Thread thread;
  private final Callable<String> end;

  HeldWork() {
    this(() -> "ham");
  }

  HeldWork(Callable<String> end) {
    this.end = end;
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  @Override
  public String call() throws Exception {
    thread = Thread.currentThread();
    begun.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        mayEnd.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return end.call();
  }
}
