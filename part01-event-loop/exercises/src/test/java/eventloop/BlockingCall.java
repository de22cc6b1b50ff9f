package eventloop;

import exercise.Settled;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A call that takes its time until it may end. On the loop it does not wait.
final class BlockingCall implements Callable<String> {

  final CountDownLatch release = new CountDownLatch(1);
  final AtomicInteger calls = new AtomicInteger();
  volatile Callable<String> answer = () -> "ham";
  volatile Thread thread;
  volatile boolean isInNewStage; // which the answer was just attaching

  @Override
  public String call() throws Exception {
    calls.incrementAndGet();
    Thread caller = Thread.currentThread();
    isInNewStage =
        Settled.runs(caller, "offTheLoop") && Settled.isIn(caller, CompletableFuture.class);
    thread = caller;
    if (!isOnLoop()) {
      release.await();
    }
    return answer.call();
  }

  boolean isOnLoop() {
    return thread != null && thread.getName().equals("loop");
  }
}
