package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }

    var task = new FutureTask<>(work);
    loop.execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) { // made by get, whatever the work threw
      switch (e.getCause()) {
        case Error thrown -> throw thrown;
        case Exception thrown -> throw thrown;
        case Throwable thrown -> throw e;
      }
    }
  }
}
