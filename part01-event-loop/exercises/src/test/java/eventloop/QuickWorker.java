package eventloop;

import exercise.Settled;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A pool of one thread. When the loop has handed it a task, that thread comes as far as it can
/// before the loop goes on: to the blocking call, or to the end of the task.
final class QuickWorker extends ThreadPoolExecutor {

  private final BooleanSupplier callIsMade;
  private volatile Thread thread;

  QuickWorker(BooleanSupplier callIsMade) {
    super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    this.callIsMade = callIsMade;
    setThreadFactory(this::newThread);
  }

  private Thread newThread(Runnable tasks) {
    thread = Thread.ofPlatform().daemon().name("worker").unstarted(tasks);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    super.execute(task);
    if (Thread.currentThread().getName().equals("loop")) {
      Settled.await(thread, callIsMade);
    }
  }

  boolean waitsIn(Class<?> answer) {
    return thread != null && Settled.waits(thread) && Settled.isIn(thread, answer);
  }
}
