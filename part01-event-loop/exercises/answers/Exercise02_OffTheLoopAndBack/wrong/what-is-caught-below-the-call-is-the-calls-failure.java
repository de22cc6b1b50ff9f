package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    threads.execute(() -> {
      try {
        T value = blocking.call();
        // Wait until the loop has dealt with it, so that fast workers don't flood a slow loop.
        loop.submit(() -> then.accept(value, null)).await();
      } catch (Throwable failure) {
        loop.execute(() -> then.accept(null, failure));
      }
    });
  }
}
