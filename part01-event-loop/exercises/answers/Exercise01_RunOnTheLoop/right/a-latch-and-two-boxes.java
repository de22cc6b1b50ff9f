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
    var failure = new AtomicReference<Throwable>();
    var done = new CountDownLatch(1);
    loop.execute(() -> {
      try {
        value.set(work.call());
      } catch (Throwable thrown) {
        failure.set(thrown);
      }
      done.countDown();
    });
    done.await();
    if (failure.get() != null) { // not: if there is no value
      Exercise01_RunOnTheLoop.<RuntimeException>throwAsItIs(failure.get());
    }
    return value.get();
  }

  // The compiler takes E for unchecked; at run time there is no cast.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void throwAsItIs(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
