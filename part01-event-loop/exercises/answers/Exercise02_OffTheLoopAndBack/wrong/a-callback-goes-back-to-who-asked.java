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
    var answer = new CompletableFuture<T>();
    threads.execute(() -> {
      try {
        answer.complete(blocking.call());
      } catch (Throwable failure) {
        answer.completeExceptionally(failure);
      }
    });
    answer.whenComplete(then); // asked for on the loop, so run on the loop
  }
}
