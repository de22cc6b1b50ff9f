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
      T value;
      try {
        value = blocking.call();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable failure) {
        loop.execute(() -> then.accept(null, failure));
        return;
      }
      loop.execute(() -> then.accept(value, null));
    });
  }
}
