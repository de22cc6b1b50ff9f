package eventloop;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Work that ends when it may.
final class HeldWork implements Callable<String> {

  final CountDownLatch release = new CountDownLatch(1);
  final AtomicInteger runs = new AtomicInteger();
  private final String value;
  volatile Thread thread;
  volatile boolean interrupted;

  HeldWork() {
    this("ham");
  }

  HeldWork(String value) {
    this.value = value;
  }

  @Override
  public String call() throws InterruptedException {
    thread = Thread.currentThread();
    runs.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    }
    return value;
  }
}
