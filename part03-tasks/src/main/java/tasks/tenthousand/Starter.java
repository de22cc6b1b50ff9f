package tasks.tenthousand;

import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Starts tasks that sleep: the one thing in which the kinds of step 8 differ.
public interface Starter extends AutoCloseable {

  /// Begins a task at once that sleeps so many seconds and returns that number. `whenDone` gets its
  /// future when that is done, in whatever way, on a thread of the starter's or of whoever
  /// cancelled.
  Future<Double> start(double seconds, Consumer<Future<Double>> whenDone);

  /// Ends the starter's threads. To be called when all futures are done.
  @Override
  void close();
}
