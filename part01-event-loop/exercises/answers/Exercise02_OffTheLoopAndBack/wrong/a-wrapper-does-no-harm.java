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
    CompletableFuture.supplyAsync(
            () -> {
              try {
                return blocking.call();
              } catch (Exception e) {
                throw new IllegalStateException("the call failed", e);
              }
            },
            threads)
        .whenCompleteAsync(
            (value, failure) -> then.accept(value, failure == null ? null : failure.getCause()),
            loop);
  }
}
