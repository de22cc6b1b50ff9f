package eventloop;

/// Whether a thread waits, looked at so often that nothing passing is taken for a wait.
final class Steady {

  private int looks;

  /// For so many looks in a row.
  boolean holds(boolean now) {
    looks = now ? looks + 1 : 0;
    return looks > 50;
  }
}
