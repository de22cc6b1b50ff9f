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
    loop.submit(blocking)
        .addListener(answer -> {
          @SuppressWarnings("unchecked")
          T value = (T) answer.getNow();
          then.accept(value, answer.cause());
        });
  }
}
