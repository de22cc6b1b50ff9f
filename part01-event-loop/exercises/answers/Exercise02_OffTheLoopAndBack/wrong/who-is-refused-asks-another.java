package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    Runnable call =
        () -> {
          T value;
          try {
            value = blocking.call();
          } catch (Throwable t) {
            loop.execute(() -> then.accept(null, t));
            return;
          }
          loop.execute(() -> then.accept(value, null));
        };
    try {
      threads.execute(call);
    } catch (RejectedExecutionException e) {
      Thread.startVirtualThread(call);
    }
  }
}
