package gather.ways;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A thread that gathers some tasks. All of them have begun when it is there.
final class Caller {

  /// What the caller gets: the results in one text, or the failure; and its interrupt flag.
  record Got(String text, boolean flag) {}

  private final CompletableFuture<Got> got = new CompletableFuture<>();
  private final Thread thread;

  Caller(Way way, List<Task> tasks) throws InterruptedException {
    thread = Thread.ofPlatform().name("caller").start(() -> got.complete(call(way, tasks)));
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
    try {
      got.copy().orTimeout(patience.toMillis(), MILLISECONDS).get();
      return true;
    } catch (ExecutionException | CancellationException e) {
      return false;
    }
  }

  Got got() throws InterruptedException {
    try {
      return got.copy().orTimeout(1, MINUTES).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the caller does not go on", e);
    }
  }
}
