package eventloop;

/// Whether a thread waits, looked at so often that nothing passing is taken for a wait.
final class Steady {

  private int looks;

  /// For so many looks in a row.
  boolean holds(boolean now) {
    looks = now ? looks + 1 : 0;
    return looks > 50;
  }

  static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      case NEW, RUNNABLE, TERMINATED -> false;
    };
  }
}
