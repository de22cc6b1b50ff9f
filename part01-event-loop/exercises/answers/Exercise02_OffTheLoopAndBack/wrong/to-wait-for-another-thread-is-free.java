package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    var answer = threads.submit(blocking);
    // Later, when the loop has nothing else to do; and the call is made elsewhere.
    loop.execute(() -> {
      T value;
      try {
        value = answer.get();
      } catch (ExecutionException e) {
        then.accept(null, e.getCause());
        return;
      } catch (InterruptedException e) {
        then.accept(null, e);
        return;
      }
      then.accept(value, null);
    });
  }
}
