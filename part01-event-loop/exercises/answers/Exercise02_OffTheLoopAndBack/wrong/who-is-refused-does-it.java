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
          Runnable comeBack;
          try {
            T value = blocking.call();
            comeBack = () -> then.accept(value, null);
          } catch (Throwable failure) {
            comeBack = () -> then.accept(null, failure);
          }
          loop.execute(comeBack);
        };
    try {
      threads.execute(call);
    } catch (RejectedExecutionException e) {
      call.run(); // late is better than never
    }
  }
}
