package gather;

import exercise.Handed;
import exercise.Settled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// A call that runs until it may end. If it is interrupted, it cleans up: until its caller waits
/// for that, or has gone.
final class Call implements Callable<String> {

  /// With more patience than a caller has that waits with some limit. A right answer pays for this
  /// only if it waits in a way that is not known below.
  private static final Duration LONG_CLEAN_UP = Duration.ofSeconds(6);

  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch mayEnd = new CountDownLatch(1);
  final CountDownLatch interrupted = new CountDownLatch(1);
  private final Callable<String> end;
  Exception whenInterrupted = new InterruptedException("in its work");
  Runnable beforeItThrows = () -> {};
  volatile Duration cleanUp = Duration.ZERO;
  volatile Caller caller;
  volatile Thread thread;
  volatile boolean running;
  volatile boolean callerWaited;
  private volatile List<StackTraceElement> whatRunsIt = List.of();

  private Call(Callable<String> end) {
    this.end = end;
  }

  static Call returning(String value) {
    return new Call(() -> value);
  }

  static Call throwing(Throwable thrown) {
    return new Call(() -> Handed.fail(thrown));
  }

  Call withALongCleanUp() {
    cleanUp = LONG_CLEAN_UP;
    return this;
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  @Override
  public String call() throws Exception {
    running = true;
    whatRunsIt = List.of(Thread.currentThread().getStackTrace());
    thread = Thread.currentThread();
    begun.countDown();
    try {
      mayEnd.await();
      return end.call();
    } catch (InterruptedException e) {
      if (mayEnd.getCount() == 0) {
        throw e;
      }
      interrupted.countDown();
      cleanUp();
      beforeItThrows.run();
      throw whenInterrupted;
    } finally {
      running = false;
    }
  }

  private void cleanUp() {
    long end = System.nanoTime() + cleanUp.toNanos();
    // If another thread interrupted the call, the caller may wait still for the results.
    int looksInARow = wasInterruptedByTheCaller() ? 20 : 300;
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

  boolean wasInterruptedByTheCaller() {
    return thread instanceof Pool.Worker worker && caller.equals(worker.interrupter);
  }

  /// An executor or a scope that is being closed waits for a day, and then for another one.
  private static boolean waitsForEver(Thread thread) {
    return thread.getState() == Thread.State.WAITING || Settled.runs(thread, "close");
  }

  /// Whether a method of this class made the call, however indirectly.
  boolean isRunBy(Class<?> type) {
    return whatRunsIt.stream().anyMatch(frame -> frame.getClassName().startsWith(type.getName()));
  }

  /// A thread that calls the exercise, and remembers how that ended.
  static final class Caller extends Thread {
    private final CountDownLatch back = new CountDownLatch(1);
    private final Callable<?> exercise;
    private final List<Call> calls;
    volatile Object returned;
    volatile Throwable thrown;
    volatile List<Call> leftRunning = List.of();
    volatile boolean leftInterrupted;
    volatile boolean interruptedItself;

    Caller(Callable<?> exercise, List<Call> calls) {
      super("caller");
      setDaemon(true);
      this.exercise = exercise;
      this.calls = calls;
      calls.forEach(call -> call.caller = this);
    }

    @Override
    public void run() {
      try {
        returned = exercise.call();
      } catch (Throwable e) {
        thrown = e;
      }
      leftRunning = calls.stream().filter(call -> call.running).toList();
      leftInterrupted = isInterrupted();
      back.countDown();
    }

    boolean isBack() {
      return back.getCount() == 0;
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
