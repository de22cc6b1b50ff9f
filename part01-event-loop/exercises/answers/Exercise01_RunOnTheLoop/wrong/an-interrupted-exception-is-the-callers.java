package eventloop;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("not on the loop's own thread");
    }
    Future<T> answer = loop.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.sync().getNow(); // sync throws what the work has thrown, not wrapped
        } catch (InterruptedException e) {
          interrupted = true; // wait on, and tell the caller at the end
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
