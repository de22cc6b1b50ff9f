package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  private static final Object NULL = new Object();

  @SuppressWarnings("unchecked")
  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }
    var outcome = new ArrayBlockingQueue<Object>(1);
    loop.execute(() -> outcome.add(outcomeOf(work)));
    Object got = outcome.take();
    switch (got) {
      case Exception failure -> throw failure;
      case Error failure -> throw failure;
      default -> {
        return got == NULL ? null : (T) got;
      }
    }
  }

  private static Object outcomeOf(Callable<?> work) {
    try {
      Object value = work.call();
      return value == null ? NULL : value;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
