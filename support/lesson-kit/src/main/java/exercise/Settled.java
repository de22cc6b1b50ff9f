package exercise;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Lets a thread come as far as it can by itself, so that a test can look at what it has done by
/// then, or let another thread have its turn.
public final class Settled {

  /// A short wait, for a lock of the JDK's, is over by then.
  private static final int LOOKS_IN_A_ROW = 20;

  /// For a thread that waits without ceasing to run.
  private static final long SPINNING_NANOS = 2_000_000_000;

  private Settled() {}

  /// Returns when `thread` waits for another one, has ended, or `enough` holds.
  public static void await(Thread thread, BooleanSupplier enough) {
    long end = System.nanoTime() + SPINNING_NANOS;
    int looks = 0;
    while (looks < LOOKS_IN_A_ROW
        && thread.getState() != Thread.State.TERMINATED
        && !enough.getAsBoolean()
        && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(1_000_000);
      looks = waits(thread) ? looks + 1 : 0;
    }
  }

  /// Interrupts the thread, and returns when it has noticed, or `enough` holds: of two interrupts
  /// at once, one is lost.
  public static void interrupt(Thread thread, BooleanSupplier enough) {
    thread.interrupt();
    long end = System.nanoTime() + SPINNING_NANOS;
    while (thread.isInterrupted() && !enough.getAsBoolean() && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// A FutureTask waits for the thread that interrupts it, and does so without ceasing to run.
  public static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, BLOCKED -> true;
      case RUNNABLE -> runs(thread, "handlePossibleCancellationInterrupt");
      case NEW, TERMINATED -> false;
    };
  }

  /// Whether the thread is in a method of this class or of one in it, however indirectly.
  public static boolean isIn(Thread thread, Class<?> type) {
    String name = type.getName();
    for (var frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(name) || frame.getClassName().startsWith(name + "$")) {
        return true;
      }
    }
    return false;
  }

  /// Whether the thread is in a method of this name.
  public static boolean runs(Thread thread, String method) {
    for (var frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }
}
