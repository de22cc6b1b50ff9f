package eventloop;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Callable;

final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    Future<T> answer = loop.submit(work);
    try {
      answer.await();
    } catch (BlockingOperationException refused) { // which is an IllegalStateException
      answer.cancel(false); // step 2: the work is in the queue already
      throw refused;
    }
    if (answer.isSuccess()) {
      return answer.getNow();
    }
    throw Exercise01_RunOnTheLoop.<RuntimeException>sneaky(answer.cause());
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
