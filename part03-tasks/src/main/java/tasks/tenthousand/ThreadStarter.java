package tasks.tenthousand;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/// A thread for each task, which blocks. Platform and virtual threads differ in their factory
/// alone.
final class ThreadStarter implements Starter {

  private final ExecutorService threads;

  ThreadStarter(ThreadFactory factory) {
    threads = Executors.newThreadPerTaskExecutor(factory);
  }

  @Override
  public Future<Double> start(double seconds, Consumer<Future<Double>> whenDone) {
    var task = new Task(() -> sleep(seconds), whenDone);
    threads.execute(task);
    return task;
  }

  private static double sleep(double seconds) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.round(seconds * 1e9)));
    return seconds;
  }

  @Override
  public void close() {
    threads.close();
  }

  /// `done` runs once, when the result, the failure or the cancellation is there to be read.
  /// (ExecutorCompletionService is built on the same method.)
  private static final class Task extends FutureTask<Double> {
    private final Consumer<Future<Double>> whenDone;

    Task(Callable<Double> work, Consumer<Future<Double>> whenDone) {
      super(work);
      this.whenDone = whenDone;
    }

    @Override
    protected void done() {
      whenDone.accept(this);
    }
  }
}
