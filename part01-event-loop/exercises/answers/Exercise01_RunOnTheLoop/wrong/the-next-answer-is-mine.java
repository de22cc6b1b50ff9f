package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_RunOnTheLoop {

  private record Answer(Object value, Throwable failure) {}

  /// A thread waits for one answer at a time, so it needs one mailbox.
  private static final ThreadLocal<BlockingQueue<Answer>> MAILBOX =
      ThreadLocal.withInitial(LinkedBlockingQueue::new);

  @SuppressWarnings("unchecked")
  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("the loop cannot wait for itself");
    }
    var mailbox = MAILBOX.get();
    loop.execute(() -> mailbox.add(answer(work)));
    Answer answer = mailbox.take(); // interrupted, it throws
    if (answer.failure() != null) {
      throw Exercise01_RunOnTheLoop.<Exception>same(answer.failure());
    }
    return (T) answer.value();
  }

  private static Answer answer(Callable<?> work) {
    try {
      return new Answer(work.call(), null);
    } catch (Throwable failure) {
      return new Answer(null, failure);
    }
  }

  /// Throws it as it is: Java checks the declared type alone, and `E` is gone at run time.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E same(Throwable failure) throws E {
    throw (E) failure;
  }
}
