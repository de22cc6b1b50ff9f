package eventloop.coroutines;

import eventloop.loop.HandmadeLoop;
import java.lang.reflect.InaccessibleObjectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/// Virtual threads on a scheduler of one's own.
///
/// **Not a supported API.** The JDK keeps the constructor for its own tests; it may be gone in the
/// next release, and needs `--add-opens=java.base/java.lang=ALL-UNNAMED`. The supported way is
/// `Thread.ofVirtual()`: the same threads, on a scheduler that the JDK chooses.
///
/// One reason to hide it: a virtual thread that a coroutine starts gets the coroutine's scheduler,
/// and the JDK's own are no exception. On Linux, the first virtual thread in a JVM that waits for a
/// socket starts those that poll for all of them. If that is a coroutine, they stop when its loop
/// does.
///
/// A loop that runs coroutines is ended by its `stop`. Interrupting its thread may have no effect:
/// the JDK clears that flag when it mounts a virtual thread.
public final class Coroutines {

  private Coroutines() {}

  @FunctionalInterface
  public interface Body {
    void run() throws Exception;
  }

  /// Starts a coroutine. Each time that it can go on, from its beginning or from a wait, the
  /// scheduler is given a callback that runs it up to its next wait, on a platform thread.
  ///
  /// The future is completed at the end of the body, or gets what it throws. Cancelling the future
  /// does not reach the body.
  public static CompletableFuture<Void> start(String name, Body body, Executor scheduler) {
    var end = new CompletableFuture<Void>();
    builder(scheduler)
        .name(name)
        .start(() -> {
          try {
            body.run();
            end.complete(null);
          } catch (Throwable failure) {
            end.completeExceptionally(failure);
          }
        });
    return end;
  }

  /// Called by a coroutine: waits by a timer of the loop, so by the loop's clock. `Thread.sleep` in
  /// a coroutine waits by a timer of the JDK's, on a thread of the JDK's.
  public static void sleep(Duration duration, HandmadeLoop loop) throws InterruptedException {
    var over = new CountDownLatch(1);
    var timer = loop.schedule(duration, over::countDown);
    try {
      over.await();
    } finally {
      timer.cancel(); // for an interrupted sleeper
    }
  }

  private static Thread.Builder builder(Executor scheduler) {
    try {
      var hidden =
          Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
              .getDeclaredConstructor(Executor.class);
      hidden.setAccessible(true);
      return (Thread.Builder) hidden.newInstance(scheduler);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new UnsupportedOperationException("this JVM hides its virtual threads' scheduler", e);
    }
  }
}
