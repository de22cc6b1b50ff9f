package eventloop;

import io.netty.channel.EventLoop;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (ThreadExecutorMap.currentExecutor() != null) {
      throw new IllegalStateException("this thread belongs to a loop");
    }
    return loop.submit(work).sync().getNow();
  }
}
