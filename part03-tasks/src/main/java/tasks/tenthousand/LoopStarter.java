package tasks.tenthousand;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// No thread for a task: a timer each, all of them on one event loop.
final class LoopStarter implements Starter {

  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, Thread.ofPlatform().name("loop").factory(), NioIoHandler.newFactory());

  @Override
  public Future<Double> start(double seconds, Consumer<Future<Double>> whenDone) {
    ScheduledFuture<Double> timer =
        loop.schedule(() -> seconds, Math.round(seconds * 1e9), NANOSECONDS);
    timer.addListener(_ -> whenDone.accept(timer));
    return timer;
  }

  @Override
  public void close() {
    // Without a quiet period: nothing is left to come, as every task has been collected.
    loop.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
  }
}
