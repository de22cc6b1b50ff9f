package eventloop;

import io.netty.channel.EventLoop;
import java.util.Optional;
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
        var value = Optional.of(blocking.call());
        loop.execute(() -> then.accept(value.get(), null));
      } catch (Throwable failure) {
        loop.execute(() -> then.accept(null, failure));
      }
    });
  }
}
