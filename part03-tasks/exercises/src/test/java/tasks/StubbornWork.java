package tasks;

import exercise.Settled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// Work that runs until it is interrupted, and then cleans up: until its caller waits for that, or
/// has gone.
final class StubbornWork implements Callable<String> {

  /// With more patience than a caller has that waits with some limit. A right answer pays for this
  /// only if it waits in a way that is not known below.
  private static final Duration LONG_CLEAN_UP = Duration.ofSeconds(6);

  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch interrupted = new CountDownLatch(1);
  final CountDownLatch mayEnd = new CountDownLatch(1);
  private final Duration cleanUp;
  volatile Caller caller;
  volatile Worker thread;
  volatile boolean running;
  volatile boolean callerWaited;
  private volatile List<StackTraceElement> whatRunsIt = List.of();

  private StubbornWork(Duration cleanUp) {
    this.cleanUp = cleanUp;
  }

  static StubbornWork withALongCleanUp() {
    return new StubbornWork(LONG_CLEAN_UP);
  }

  static StubbornWork withAShortCleanUp() {
    return new StubbornWork(Duration.ZERO);
  }

  /// Work of the same kind.
  StubbornWork anew() {
    return new StubbornWork(cleanUp);
  }

  @Override
  public String call() throws InterruptedException {
    running = true;
    whatRunsIt = List.of(Thread.currentThread().getStackTrace());
    thread = Thread.currentThread() instanceof Worker worker ? worker : null;
    begun.countDown();
    try {
      mayEnd.await();
      return "cold ham";
    } catch (InterruptedException e) {
      interrupted.countDown();
      cleanUp();
      throw e;
    } finally {
      running = false;
    }
  }

  /// Returns something, also if it was interrupted.
  String callAndReturn() {
    try {
      return call();
    } catch (InterruptedException e) {
      return "half a ham";
    }
  }

  private void cleanUp() {
    long end = System.nanoTime() + cleanUp.toNanos();
    // If another thread interrupted the work, the caller may wait still for the result.
    int looksInARow = thread != null && caller.equals(thread.interrupter) ? 20 : 300;
    int looks = 0;
    int waitingLooks = 0;
    while (!caller.isBack() && mayEnd.getCount() > 0 && looks < looksInARow) {
      boolean late = end - System.nanoTime() < 0;
      boolean waits = Settled.waits(caller);
      waitingLooks += waits ? 1 : 0;
      callerWaited |= waitingLooks > 3; // and not only for a lock of the JDK's
      looks = (waits && waitsForEver(caller)) || late ? looks + 1 : 0;
      if (Thread.interrupted()) {
        continue; // by an executor that is being shut down, after its task was cancelled
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// An executor or a scope that is being closed waits for a day, and then for another one.
  private static boolean waitsForEver(Thread thread) {
    return thread.getState() == Thread.State.WAITING || Settled.runs(thread, "close");
  }

  /// Whether a method of this class called the work, however indirectly.
  boolean isRunBy(Class<?> type) {
    return whatRunsIt.stream().anyMatch(frame -> frame.getClassName().startsWith(type.getName()));
  }

  /// A thread that the exercise is given. It remembers who interrupted it first, and when.
  static final class Worker extends Thread {
    volatile Thread interrupter;
    volatile long interruptedAt;

    Worker(Runnable task) {
      super(task, "worker");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      if (interrupter == null && !equals(Thread.currentThread())) {
        interruptedAt = System.nanoTime();
        interrupter = Thread.currentThread();
      }
      super.interrupt();
    }
  }

  /// A thread that calls the exercise, and remembers how that ended.
  static final class Caller extends Thread {
    private final CountDownLatch back = new CountDownLatch(1);
    private final Callable<String> call;
    private final StubbornWork work;
    volatile String returned;
    volatile Throwable thrown;
    volatile boolean leftWorkRunning;
    volatile boolean leftInterrupted;
    volatile boolean interruptedItself;
    private volatile long calledAt;
    private volatile long backAt;

    Caller(Callable<String> call, StubbornWork work) {
      super("caller");
      setDaemon(true);
      this.call = call;
      this.work = work;
    }

    @Override
    public void run() {
      calledAt = System.nanoTime();
      try {
        returned = call.call();
      } catch (Throwable e) {
        thrown = e;
      }
      leftWorkRunning = work.running;
      leftInterrupted = isInterrupted();
      backAt = System.nanoTime();
      back.countDown();
    }

    void throwToDo() {
      if (thrown instanceof UnsupportedOperationException toDo) {
        throw toDo;
      }
    }

    boolean isBack() {
      return back.getCount() == 0;
    }

    /// How long after the call it was back, or its work was interrupted, whichever was first.
    Duration patience() {
      long end = isBack() ? backAt : System.nanoTime();
      Worker worker = work.thread;
      if (worker != null && worker.interrupter != null && worker.interruptedAt - end < 0) {
        end = worker.interruptedAt;
      }
      return Duration.ofNanos(end - calledAt);
    }

    String outcome() {
      return thrown == null ? "the value " + returned : "" + thrown;
    }

    @Override
    public void interrupt() {
      interruptedItself |= equals(Thread.currentThread());
      super.interrupt();
    }
  }
}
