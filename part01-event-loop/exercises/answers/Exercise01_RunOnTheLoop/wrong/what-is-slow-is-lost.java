package eventloop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }
    var answer = loop.submit(work);
    while (!answer.await(300, MILLISECONDS)) {
      answer = loop.submit(work); // the first one seems to have got lost
    }
    return answer.sync().getNow();
  }
}
