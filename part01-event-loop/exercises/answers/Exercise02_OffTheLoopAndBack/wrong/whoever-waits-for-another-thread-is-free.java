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
    try {
      then.accept(answer.get(), null); // the call is made elsewhere, and Netty does not complain
    } catch (ExecutionException e) {
      then.accept(null, e.getCause());
    } catch (InterruptedException e) {
      then.accept(null, e);
    }
  }
}
