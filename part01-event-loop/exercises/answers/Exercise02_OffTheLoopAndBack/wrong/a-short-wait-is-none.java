package eventloop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    lookAt(threads.submit(blocking), loop, then);
  }

  private static <T> void lookAt(Future<T> call, EventLoop loop, BiConsumer<T, Throwable> then) {
    try {
      T value = call.get(2, MILLISECONDS); // so short that nobody notices
      loop.execute(() -> then.accept(value, null));
    } catch (TimeoutException e) {
      loop.execute(() -> lookAt(call, loop, then));
    } catch (ExecutionException e) {
      loop.execute(() -> then.accept(null, e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
