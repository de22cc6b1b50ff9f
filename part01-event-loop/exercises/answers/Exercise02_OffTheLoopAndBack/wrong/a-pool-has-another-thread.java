package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    Future<?> _ =
        threads.submit(() -> {
          Future<T> call = threads.submit(blocking);
          try {
            T value = call.get(); // here it may wait: this is not the loop
            loop.execute(() -> then.accept(value, null));
          } catch (ExecutionException e) {
            loop.execute(() -> then.accept(null, e.getCause()));
          }
          return null;
        });
  }
}
