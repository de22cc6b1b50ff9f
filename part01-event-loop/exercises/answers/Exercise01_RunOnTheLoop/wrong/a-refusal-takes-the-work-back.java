package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    // On the loop, sync throws a BlockingOperationException, which is an IllegalStateException.
    return loop.submit(work).sync().getNow();
  }
}
