package ascompleted;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// A thread that calls an exercise's method, and remembers how that ended.
final class Caller<T> extends Thread {
  private final CountDownLatch back = new CountDownLatch(1);
  private final Callable<T> call;
  volatile T returned;
  volatile Throwable thrown;
  volatile boolean leftInterrupted;

  Caller(Callable<T> call) {
    super("caller");
    setDaemon(true);
    this.call = call;
  }

  static <T> Caller<T> start(Callable<T> call) {
    var caller = new Caller<>(call);
    caller.start();
    return caller;
  }

  @Override
  public void run() {
    try {
      returned = call.call();
    } catch (Throwable e) {
      thrown = e;
    }
    leftInterrupted = isInterrupted();
    back.countDown();
  }

  boolean isBack() {
    return back.getCount() == 0;
  }

  /// To tell one mistake from another, when a wait has failed already.
  boolean isBackWithin(Duration patience) {
    try {
      return back.await(patience.toNanos(), NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What is still to do goes on to the test, as it is.
  void throwToDo() {
    if (thrown instanceof UnsupportedOperationException toDo) {
      throw toDo;
    }
  }

  /// For a call that has no reason to throw.
  void throwUnexpected() throws Exception {
    switch (thrown) {
      case null -> {}
      case Exception e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(thrown);
    }
  }

  /// For a sentence whose subject is the call.
  String how() {
    return thrown == null ? "returned " + returned : "threw " + thrown;
  }
}
