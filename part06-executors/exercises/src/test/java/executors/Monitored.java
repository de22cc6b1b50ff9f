package executors;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// What a monitor checks, how it pauses, and where its threads come from: each remembers how it was
/// used. A pause ends when it may.
final class Monitored implements Callable<String>, ThreadFactory {

  /// In the order in which they began: `check 1`, `pause 1`, `check 2`, ...
  final List<String> events = new CopyOnWriteArrayList<>();

  final List<Thread> checkers = new CopyOnWriteArrayList<>();
  final List<Thread> made = new CopyOnWriteArrayList<>();
  final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  final CountDownLatch pauseInterrupted = new CountDownLatch(1);
  final AtomicInteger making = new AtomicInteger();
  volatile Runnable whileMaking = () -> {};

  /// Runs when the monitor has left its thread, on that thread.
  volatile Runnable afterTheMonitor = () -> {};

  /// Runs in `interrupt`, when the flag is set, on the thread that interrupts.
  volatile Consumer<Thread> whileInterrupting = _ -> {};

  /// Runs when a pause is interrupted, before it ends.
  volatile Runnable whenPauseIsInterrupted = () -> {};

  private final Semaphore pausesToEnd = new Semaphore(0);
  private final AtomicInteger pauses = new AtomicInteger();
  private final Map<Integer, Callable<String>> scripted = new ConcurrentHashMap<>();

  /// Any other check returns `ham` and its number, at once.
  void onCheck(int number, Callable<String> script) {
    scripted.put(number, script);
  }

  void endPause() {
    pausesToEnd.release();
  }

  boolean hasBegun(String event) {
    return events.contains(event);
  }

  @Override
  public String call() throws Exception {
    checkers.add(Thread.currentThread());
    int number = checkers.size();
    events.add("check " + number);
    return scripted.getOrDefault(number, () -> "ham " + number).call();
  }

  void pause() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(); // it has not begun
    }
    events.add("pause " + pauses.incrementAndGet());
    try {
      pausesToEnd.acquire();
    } catch (InterruptedException e) {
      pauseInterrupted.countDown();
      whenPauseIsInterrupted.run();
      throw e;
    }
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Checker(task);
    thread.setUncaughtExceptionHandler((_, thrown) -> uncaught.add(thrown));
    making.incrementAndGet();
    whileMaking.run();
    made.add(thread);
    return thread;
  }

  private final class Checker extends Thread {

    Checker(Runnable task) {
      super(
          () -> {
            task.run();
            afterTheMonitor.run();
          },
          "monitor");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      super.interrupt();
      if (!Thread.currentThread().equals(this)) {
        whileInterrupting.accept(this);
      }
    }
  }

  long started() {
    return made.stream().filter(thread -> thread.getState() != Thread.State.NEW).count();
  }

  boolean hasEnded() {
    return made.stream().allMatch(thread -> thread.getState() == Thread.State.TERMINATED);
  }
}
