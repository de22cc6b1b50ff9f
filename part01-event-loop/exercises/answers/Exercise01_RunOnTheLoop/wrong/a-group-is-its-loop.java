package eventloop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }
    EventLoopGroup group = loop.parent(); // which runs its loops, and what they are given
    return group.submit(work).sync().getNow();
  }
}
