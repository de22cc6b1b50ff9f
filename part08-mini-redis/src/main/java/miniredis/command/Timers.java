package miniredis.command;

/// Runs something later, on the thread that runs the commands. The server implements it with its
/// event loop, a test with a clock that it moves.
@FunctionalInterface
public interface Timers {

  /// Runs the task later, once.
  ///
  /// @param millis from now
  /// @return cancels it, if it has not run yet
  Runnable after(long millis, Runnable task);
}
