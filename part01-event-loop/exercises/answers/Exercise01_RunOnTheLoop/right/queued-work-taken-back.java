package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    var answer = loop.submit(work);
    if (loop.inEventLoop()) {
      answer.cancel(false); // its turn has not come, since this is somebody else's
      throw new IllegalStateException("a loop can't wait for itself");
    }
    return answer.sync().getNow();
  }
}
