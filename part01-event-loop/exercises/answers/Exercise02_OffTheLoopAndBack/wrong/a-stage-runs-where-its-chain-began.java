package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    CompletableFuture.runAsync(() -> {}, threads) // from here on it is on one of them
        .thenRun(() -> {
          T value;
          try {
            value = blocking.call();
          } catch (Throwable failure) {
            loop.execute(() -> then.accept(null, failure));
            return;
          }
          loop.execute(() -> then.accept(value, null));
        });
  }
}
