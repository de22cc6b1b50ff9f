package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise01_RunOnTheLoop {

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("not on the loop itself");
    }
    ONE_AT_A_TIME.lock();
    try {
      return loop.submit(work).get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Error error -> throw error;
        case Throwable failure -> throw (Exception) failure;
      }
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }
}
