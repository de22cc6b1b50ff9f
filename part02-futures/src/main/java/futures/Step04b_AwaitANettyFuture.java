package futures;

import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// How is a Netty future awaited?
///
/// One might expect no need to adapt it: it is completed once and read often as well. But it has
/// listeners where a CompletableFuture has stages, so it is one more thing that calls back. The way
/// back is easier than a socket's, because a Netty future can be cancelled itself. The loop skips
/// cancelled work that is still in its queue. Work that runs is not interrupted: its thread is the
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
          cancelInTheQueue(loop, Step04b_AwaitANettyFuture::oneWay));
      say(
          "awaitable, work in the queue:  %s",
          cancelInTheQueue(loop, Step04b_AwaitANettyFuture::awaitable));
      say(
          "awaitable, work that runs:     %s",
          cancelWhileItRuns(loop, Step04b_AwaitANettyFuture::awaitable));
    }
  }

  /// The mistake, if it is all there is. The loop completes the result, and mostly runs its stages
  /// (step 3e), so none may block.
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
    var _ =
        result.whenComplete((_, failure) -> {
          if (failure != null) {
            source.cancel(false); // true would interrupt no thread either
          }
        });
    return result;
  }

  /// What became of the source after the future was cancelled.
  record Source(boolean cancelled, boolean ran) {
    @Override
    public String toString() {
      return (cancelled ? "is cancelled" : "is not cancelled") + (ran ? ", ran" : ", never ran");
    }
  }

  /// One way ALWAYS not cancelled, and ran; both ways ALWAYS cancelled, and never ran.
  static Source cancelInTheQueue(
      EventLoop loop, Function<Future<Void>, CompletableFuture<Void>> adapter) throws Exception {
    var first = new Work();
    var _ = loop.submit(first); // keeps the loop, and so the next in its queue
    var work = new Work();
    Future<Void> source = loop.submit(work);
    adapter.apply(source).cancel(true);
    first.goOn.countDown();
    return work.fate(source, loop);
  }

  /// ALWAYS not cancelled, and ran.
  static Source cancelWhileItRuns(
      EventLoop loop, Function<Future<Void>, CompletableFuture<Void>> adapter) throws Exception {
    var work = new Work();
    Future<Void> source = loop.submit(work);
    work.runs.await();
    adapter.apply(source).cancel(true);
    return work.fate(source, loop);
  }

  /// Runs until it may go on. (It blocks the loop, as no work should: so that the queue stands
  /// still.)
  private static final class Work implements Callable<Void> {
    private final CountDownLatch runs = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean ran;

    @Override
    public Void call() throws InterruptedException {
      runs.countDown();
      goOn.await();
      ran = true;
      return null;
    }

    /// What was in the queue before has run when this has, or never will.
    Source fate(Future<Void> source, EventLoop loop) throws InterruptedException {
      goOn.countDown();
      loop.submit(() -> {}).sync();
      return new Source(source.isCancelled(), ran);
    }
  }

  private static EventLoop newLoop() {
    var names = Thread.ofPlatform().name("loop").factory();
    return new SingleThreadIoEventLoop(null, names, NioIoHandler.newFactory());
  }
}
