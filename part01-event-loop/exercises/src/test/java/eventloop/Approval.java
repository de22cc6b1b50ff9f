package eventloop;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An approval, or a stage behind it. It tells when a stage is to leave the loop, and no clock ends
/// its time limits: the test does.
final class Approval<T> extends CompletableFuture<T> {

  private final Runnable leavesTheLoop;
  private final Queue<Runnable> timeLimits;

  Approval(Runnable leavesTheLoop) {
    this(leavesTheLoop, new ConcurrentLinkedQueue<>());
  }

  private Approval(Runnable leavesTheLoop, Queue<Runnable> timeLimits) {
    this.leavesTheLoop = leavesTheLoop;
    this.timeLimits = timeLimits;
  }

  /// On the calling thread: the JDK has a timer thread for that, which is not the loop's either.
  void endTimeLimits() {
    timeLimits.forEach(Runnable::run);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Approval<>(leavesTheLoop, timeLimits);
  }

  @Override
  public Executor defaultExecutor() {
    leavesTheLoop.run();
    return super.defaultExecutor();
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    timeLimits.add(() -> complete(value));
    return this;
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    timeLimits.add(() -> completeExceptionally(new TimeoutException()));
    return this;
  }
}
