package gather.ways;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A thread that gathers some tasks. All of them have begun when it is there.
final class Caller {

  /// What the caller gets: the results in one text, or the failure; and its interrupt flag.
  record Got(String text, boolean flag) {}

  private final Thread thread;
  private Got got; // the thread's, until it has ended

  Caller(Way way, List<Task> tasks) throws InterruptedException {
    thread = Thread.ofPlatform().name("caller").start(() -> got = call(way, tasks));
    for (Task task : tasks) {
      task.awaitBegin();
    }
  }

  private static Got call(Way way, List<Task> tasks) {
    String text;
    try {
      text = String.join(" ", way.gather(List.copyOf(tasks)));
    } catch (ExecutionException e) {
      text = e.getCause().getMessage();
    } catch (InterruptedException | RuntimeException e) {
      text = e.getClass().getSimpleName();
    }
    return new Got(text, Thread.currentThread().isInterrupted());
  }

  void interrupt() {
    thread.interrupt();
  }

  /// Has it gone on, or does it so within this time?
  boolean goesOn(Duration patience) throws InterruptedException {
    return thread.join(patience);
  }

  Got got() throws InterruptedException {
    if (!thread.join(Duration.ofMinutes(1))) {
      throw new IllegalStateException("the caller does not go on");
    }
    return got;
  }
}
