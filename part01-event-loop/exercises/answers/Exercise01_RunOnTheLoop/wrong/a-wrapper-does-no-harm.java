package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }
    try {
      return loop.submit(work).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalArgumentException("the work failed", e.getCause());
    }
  }
}
