package ascompleted;

import exercise.Settled;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// A try that goes on until the test ends it, or an interrupt does.
final class Try implements Callable<String> {
  final CountDownLatch begun = new CountDownLatch(1);
  final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final String name;
  private final boolean isStubborn;
  private volatile String value;
  private volatile Throwable thrown;
  private volatile List<StackTraceElement> whatRunsIt = List.of();
  volatile Thread worker;

  private Try(String name, boolean isStubborn) {
    this.name = name;
    this.isStubborn = isStubborn;
  }

  static Try of(String name) {
    return new Try(name, false);
  }

  /// One that hears an interrupt, and does not end.
  static Try stubborn(String name) {
    return new Try(name, true);
  }

  @Override
  public String call() throws Exception {
    worker = Thread.currentThread();
    whatRunsIt = List.of(worker.getStackTrace());
    begun.countDown();
    try {
      awaitEnd();
      return switch (thrown) {
        case null -> value;
        case Exception e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(thrown);
      };
    } finally {
      ended.countDown();
    }
  }

  private void awaitEnd() throws InterruptedException {
    while (true) {
      try {
        mayEnd.await();
        return;
      } catch (InterruptedException e) {
        interrupted.countDown();
        if (!isStubborn) {
          throw e;
        }
      }
    }
  }

  /// It will return this as soon as it begins.
  void succeedAtOnce(String result) {
    value = result;
    mayEnd.countDown();
  }

  /// It will throw this as soon as it begins.
  void failAtOnce(Throwable failure) {
    thrown = failure;
    mayEnd.countDown();
  }

  /// Ends it, and lets its thread come as far as it can.
  void succeed(String result) throws InterruptedException {
    value = result;
    end();
  }

  /// Ends it, and lets its thread come as far as it can.
  void fail(Throwable failure) throws InterruptedException {
    thrown = failure;
    end();
  }

  private void end() throws InterruptedException {
    mayEnd.countDown();
    ended.await();
    Settled.await(worker, () -> false);
  }

  void release() {
    mayEnd.countDown();
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  boolean isInterrupted() {
    return interrupted.getCount() == 0;
  }

  /// Whether a method of this class called it, however indirectly.
  boolean isRunBy(Class<?> type) {
    return whatRunsIt.stream().anyMatch(frame -> frame.getClassName().startsWith(type.getName()));
  }

  @Override
  public String toString() {
    return name;
  }
}
