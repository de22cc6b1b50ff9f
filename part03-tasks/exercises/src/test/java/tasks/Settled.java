package tasks;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Lets a thread come as far as it can by itself, so that a test can look at what it has done by
/// then, or let another thread have its turn.
final class Settled {

  private static final int LOOKS_IN_A_ROW =
      20; // a short wait, for a lock of the JDK's, is over by then
  private static final long SPINNING_NANOS = 2_000_000_000; // for those who wait without waiting

  private Settled() {}

  /// Returns when `thread` waits for another one, has ended, or `enough` holds.
  static void await(Thread thread, BooleanSupplier enough) {
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

  /// A FutureTask waits for the thread that interrupts it, and does so without ceasing to run.
  static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, BLOCKED -> true;
      case RUNNABLE -> runs(thread, "handlePossibleCancellationInterrupt");
      case NEW, TERMINATED -> false;
    };
  }

  /// Whether the thread waits, however indirectly, in a method of this class or of one in it.
  static boolean isInside(Thread thread, String name) {
    for (var frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(name) || frame.getClassName().startsWith(name + "$")) {
        return waits(thread);
      }
    }
    return false;
  }

  /// Whether the thread is in a method of this name.
  static boolean runs(Thread thread, String method) {
    for (var frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }
}
