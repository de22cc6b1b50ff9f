package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    var answer = new CompletableFuture<T>();
    loop.execute(() -> {
      try {
        answer.complete(work.call());
      } catch (Throwable thrown) {
        answer.completeExceptionally(thrown);
      }
    });
    try {
      return answer.get(); // on the loop, Netty will throw an IllegalStateException
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }
}
