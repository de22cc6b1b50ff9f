package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }
    var value = new AtomicReference<T>();
    var done = new CountDownLatch(1);
    loop.execute(() -> {
      try {
        value.set(work.call());
      } catch (Exception e) {
        throw new IllegalStateException(e); // somebody will see it
      } finally {
        done.countDown();
      }
    });
    done.await();
    return value.get();
  }
}
