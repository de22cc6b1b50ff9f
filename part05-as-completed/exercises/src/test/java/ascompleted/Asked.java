package ascompleted;

import exercise.Settled;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/// What a hedge asks, and what came of it.
final class Asked {
  final List<CompletableFuture<String>> tries = new CopyOnWriteArrayList<>();
  volatile boolean wasAskedByTheTimer;
  volatile Thread caller; // of `hedge`

  /// Whether the thread that called `hedge` asked, waited, and asked again.
  volatile boolean callerHasWaited;

  private long waitsOfTheCaller = -1; // when it asked first

  /// What is asked has no answer until the test gives one.
  synchronized CompletableFuture<String> ask() {
    var one = new CompletableFuture<String>();
    if (Thread.currentThread().equals(caller)) {
      var threads = ManagementFactory.getThreadMXBean();
      long waits = threads.getThreadInfo(caller.threadId()).getWaitedCount();
      callerHasWaited = waitsOfTheCaller >= 0 && waits > waitsOfTheCaller;
      waitsOfTheCaller = waits;
    }
    tries.add(one);
    wasAskedByTheTimer |= Settled.isIn(Thread.currentThread(), FakeTimer.class);
    return one;
  }

  static boolean isDoneWith(String value, CompletableFuture<String> answer) {
    return answer.state() == CompletableFuture.State.SUCCESS
        && Objects.equals(value, answer.resultNow());
  }

  static String outcome(CompletableFuture<String> answer) {
    return switch (answer.state()) {
      case RUNNING -> "no outcome";
      case SUCCESS -> "the value " + answer.resultNow();
      case FAILED -> "failed: " + answer.exceptionNow();
      case CANCELLED -> "been cancelled";
    };
  }

  static Throwable causeOfGet(CompletableFuture<String> answer) throws Exception {
    try {
      answer.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  static Throwable noHam() {
    return new IOException("no ham", new IOException("the shop is shut"));
  }

  static Throwable tooDeep() {
    return new StackOverflowError("too deep").initCause(new IOException("a deep shop"));
  }
}
