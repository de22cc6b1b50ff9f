package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop can't wait for itself");
    }
    var answer = new CompletableFuture<T>();
    loop.execute(() -> {
      try {
        answer.complete(work.call());
      } catch (Throwable thrown) {
        answer.completeExceptionally(thrown);
      }
    });
    try {
      return answer.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Error thrown -> throw thrown;
        case Exception thrown -> throw thrown;
        default -> throw e;
      }
    }
  }
}
