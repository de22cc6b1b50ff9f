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
    Future<T> answer = threads.submit(blocking);
    Thread.startVirtualThread(() -> {
      try {
        T value = answer.get(); // this thread waits, and not the loop's
        loop.execute(() -> then.accept(value, null));
      } catch (ExecutionException e) {
        loop.execute(() -> then.accept(null, e.getCause()));
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts it", e);
      }
    });
  }
}
