package queues;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// A `take` on a thread of its own, which can be interrupted.
record Waiting(FutureTask<Optional<String>> call, Thread thread) {

  static Waiting in(Callable<Optional<String>> take) {
    var call = new FutureTask<>(take);
    return new Waiting(call, Thread.ofPlatform().daemon().start(call));
  }

  boolean waitsOrHasEnded() {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, TERMINATED -> true;
      case NEW, RUNNABLE, BLOCKED -> false;
    };
  }
}
