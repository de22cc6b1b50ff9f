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
    CompletableFuture.supplyAsync(() -> unchecked(blocking), threads)
        .whenCompleteAsync(
            (value, failure) -> {
              boolean wrapped = failure instanceof CompletionException;
              then.accept(value, wrapped ? failure.getCause() : failure);
            },
            loop);
  }

  private static <T> T unchecked(Callable<T> blocking) {
    try {
      return blocking.call();
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Exception failure) {
      throw new CompletionException(failure);
    }
  }
}
