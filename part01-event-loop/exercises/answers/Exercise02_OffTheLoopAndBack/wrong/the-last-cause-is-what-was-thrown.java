package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
              } catch (Throwable failure) {
                throw new CompletionException(failure);
              }
            },
            threads)
        .whenCompleteAsync(
            (value, failure) -> {
              Throwable thrown = failure;
              while (thrown != null && thrown.getCause() != null) {
                thrown = thrown.getCause(); // however often it was wrapped
              }
              then.accept(value, thrown);
            },
            loop);
  }
}
