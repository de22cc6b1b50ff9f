package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    var begun = new CountDownLatch(1);
    threads.execute(() -> {
      begun.countDown();
      T value = null;
      Throwable failure = null;
      try {
        value = blocking.call();
      } catch (Throwable thrown) {
        failure = thrown;
      }
      T v = value;
      Throwable f = failure;
      loop.execute(() -> then.accept(v, f));
    });
    try {
      begun.await(); // not for the answer, only until a thread has taken the call
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
