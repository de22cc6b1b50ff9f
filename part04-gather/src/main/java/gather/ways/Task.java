package gather.ways;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Runs until it is told to end, or is interrupted. One that fails does so when it is told to end.
final class Task implements Callable<String> {

  private static final Duration CLEAN_UP = Duration.ofMillis(20);

  final String name;
  private final boolean fails;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Thread runner;
  private volatile Fate fate = Fate.LEFT_RUNNING;

  private Task(String name, boolean fails) {
    this.name = name;
    this.fails = fails;
  }

  static Task good(String name) {
    return new Task(name, false);
  }

  static Task failing(String name) {
    return new Task(name, true);
  }

  @Override
  public String call() throws InterruptedException {
    runner = Thread.currentThread();
    begun.countDown();
    try {
      told.await();
      fate = Fate.RAN_ON;
    } catch (InterruptedException e) {
      Thread.sleep(CLEAN_UP); // a caller that does not wait for it has gone on before
      fate = Fate.INTERRUPTED;
      throw e;
    } finally {
      ended.countDown();
    }
    if (fails) {
      throw new IllegalStateException(name);
    }
    return name;
  }

  void awaitBegin() throws InterruptedException {
    if (!begun.await(10, SECONDS)) {
      throw new IllegalStateException(name + " has not begun");
    }
  }

  void tell() {
    told.countDown();
  }

  /// Returns when its thread has ended, or waits for another task: then its result has been handed
  /// over.
  void awaitEnd() throws InterruptedException {
    ended.await();
    while (runner.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
  }

  /// By now.
  Fate fate() {
    return fate;
  }
}
