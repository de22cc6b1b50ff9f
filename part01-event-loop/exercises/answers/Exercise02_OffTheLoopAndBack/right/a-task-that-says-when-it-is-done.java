package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    threads.execute(
        new FutureTask<T>(blocking) {
          @Override
          protected void done() { // on the worker
            loop.execute(() -> {
              switch (state()) {
                case SUCCESS -> then.accept(resultNow(), null);
                case FAILED -> then.accept(null, exceptionNow());
                case CANCELLED, RUNNING -> throw new IllegalStateException("nobody cancels it");
              }
            });
          }
        });
  }
}
