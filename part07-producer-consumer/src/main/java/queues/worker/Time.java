package queues.worker;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/// A clock that one can wait by.
public interface Time {

  /// Nanoseconds from anywhere.
  long nanoTime();

  void sleep(long nanos) throws InterruptedException;

  /// The machine's.
  Time REAL =
      new Time() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
          NANOSECONDS.sleep(nanos);
        }
      };
}
