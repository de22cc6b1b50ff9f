package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop cannot wait for itself");
    }
    var value = new AtomicReference<T>();
    var failure = new AtomicReference<Throwable>();
    var done = new CountDownLatch(1);
    loop.execute(() -> {
      try {
        value.set(work.call());
      } catch (Throwable t) {
        failure.set(t);
      } finally {
        done.countDown();
      }
    });
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() instanceof Exception exception) {
      throw exception;
    }
    return value.get();
  }
}
