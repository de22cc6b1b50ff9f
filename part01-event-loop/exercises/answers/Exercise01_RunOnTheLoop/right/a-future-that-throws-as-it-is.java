package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself"); // and nothing is queued yet
    }
    return loop.submit(work).sync().getNow(); // unlike get, sync throws what the work threw
  }
}
