package futures;

import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// How is a Netty future awaited?
///
/// One might expect no need to adapt it: it is completed once and read by many as well. But it has
/// listeners where a CompletableFuture has stages, so it is one more thing that calls back. The way
/// back is easier than a socket's, because a Netty future can be cancelled itself. That reaches
/// work that waits in the loop's queue. Work that runs is not interrupted: its thread is the
/// loop's.
///
/// Run `make part_02 STEP=4b`. Watch which work ran.
final class Step04b_AwaitANettyFuture {

  static void main() throws Exception {
    say("work on an event loop");
    try (var loop = newLoop()) {
      say("a value:                       %s", awaitable(loop.submit(() -> "ham")).get());
      say(
          "one way, work in the queue:    %s",
          afterCancel(loop, Step04b_AwaitANettyFuture::oneWay, false));
      say(
          "awaitable, work in the queue:  %s",
          afterCancel(loop, Step04b_AwaitANettyFuture::awaitable, false));
      say(
          "awaitable, work that runs:     %s",
          afterCancel(loop, Step04b_AwaitANettyFuture::awaitable, true));
    }
  }

  /// The mistake, if it is all there is. Stages of the result run on the loop, so none may block.
  static <T> CompletableFuture<T> oneWay(Future<T> source) {
    var result = new CompletableFuture<T>();
    source.addListener((Future<T> done) -> {
      if (done.isSuccess()) {
        result.complete(done.getNow());
      } else {
        result.completeExceptionally(done.cause()); // CancellationException, if it was cancelled
      }
    });
    return result;
  }

  /// The repair.
  static <T> CompletableFuture<T> awaitable(Future<T> source) {
    CompletableFuture<T> result = oneWay(source);
    result.whenComplete((_, failure) -> {
      if (failure != null) {
        source.cancel(false); // false: Netty interrupts nobody, whatever it is told
      }
    });
    return result;
  }

  /// What became of the source, after the future was cancelled. In the order of `main`, ALWAYS:
  /// (false, true), (true, false), (false, true).
  record Source(boolean cancelled, boolean ran) {}

  static Source afterCancel(
      EventLoop loop, Function<Future<Void>, CompletableFuture<Void>> adapter, boolean running)
      throws InterruptedException {
    var goOn = new CountDownLatch(1);
    var runs = new CountDownLatch(1);
    var ran = new AtomicBoolean();
    if (!running) {
      loop.submit(awaiting(goOn)); // keeps the loop, and so the work in its queue
    }
    Future<Void> source =
        loop.submit(() -> {
          runs.countDown();
          goOn.await();
          ran.set(true);
          return null;
        });
    if (running) {
      runs.await();
    }
    adapter.apply(source).cancel(true);
    goOn.countDown();
    loop.submit(() -> {}).sync(); // what was in the queue before has run, or never will
    return new Source(source.isCancelled(), ran.get());
  }

  private static Callable<Void> awaiting(CountDownLatch latch) {
    return () -> {
      latch.await();
      return null;
    };
  }

  private static EventLoop newLoop() {
    var names = Thread.ofPlatform().name("loop").factory();
    return new SingleThreadIoEventLoop(null, names, NioIoHandler.newFactory());
  }
}
