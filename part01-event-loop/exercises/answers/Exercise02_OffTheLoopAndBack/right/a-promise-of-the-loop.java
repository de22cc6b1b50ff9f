package eventloop;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    Promise<T> answer = loop.newPromise();
    answer.addListener(done -> then.accept(answer.getNow(), answer.cause())); // runs on the loop
    threads.execute(() -> {
      try {
        answer.setSuccess(blocking.call());
      } catch (Throwable failure) {
        answer.setFailure(failure);
      }
    });
  }
}
