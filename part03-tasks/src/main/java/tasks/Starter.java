package tasks;

import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Starts tasks that sleep: the one thing in which the kinds of step 8 differ.
interface Starter extends AutoCloseable {

  /// Begins a task at once that sleeps so many seconds and returns that number. `whenDone` gets the
  /// task when it has ended, in whatever way, on a thread of the starter's or of whoever cancelled.
  Future<Double> start(double seconds, Consumer<Future<Double>> whenDone);

  /// Waits for what is still running.
  @Override
  void close();
}
