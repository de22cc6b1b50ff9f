package futures;

import static lesson.Lesson.say;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/// A thread waits for a future, in `get` or in `join`, and is interrupted. Does it come back?
///
/// One might expect so of both: they seem to differ only in what they throw, and `join` needs no
/// `catch`. But a method that does not declare InterruptedException can't say that it was
/// interrupted. `join` goes on waiting, and sets the thread's interrupt flag again when it returns.
///
/// Run `make part_02 STEP=2c`. Watch which reader comes back before the ham.
///
/// Trap: `join` can be interrupted. In fact, it waits until the future is done; the thread's
/// interrupt flag is the only trace.
final class Step02c_JoinCannotBeInterrupted {

  static void main() throws Exception {
    say("a reader waits for the ham, and is interrupted");
    Ending get = interruptGet();
    Ending join = interruptJoin();
    say("%-8s%-23s%-21s%s", "", "came back with", "the future was", "its interrupt flag");
    print("get", get);
    print("join", join);
  }

  private static void print(String reader, Ending ending) {
    say(
        "%-8s%-23s%-21s%s",
        reader,
        ending.with,
        ending.done ? "done" : "still pending",
        ending.flag ? "is set" : "is not set");
  }

  /// What a reader came back with, whether the future was done by then, and its interrupt flag.
  record Ending(String with, boolean done, boolean flag) {}

  /// ALWAYS an InterruptedException, while the future is pending. To throw it clears the flag.
  static Ending interruptGet() throws Exception {
    var ham = new CompletableFuture<String>();
    var reader = new Reader("get", ham, () -> ham.get());
    reader.interrupt();
    Ending ending = reader.ending.get();
    say("the ham comes");
    ham.complete("ham");
    return ending;
  }

  /// ALWAYS the ham, and then the flag is set.
  static Ending interruptJoin() throws Exception {
    var ham = new CompletableFuture<String>();
    var reader = new Reader("join", ham, () -> ham.join());
    reader.interrupt();
    reader.awaitWaitingAgain();
    say("the ham comes");
    ham.complete("ham");
    return reader.ending.get();
  }

  /// A thread that waits for a future, and tells how that ended.
  private static final class Reader {
    private final FutureTask<Ending> ending;
    private final Thread thread;

    Reader(String name, CompletableFuture<String> future, Callable<String> reading) {
      ending =
          new FutureTask<>(() -> {
            String with = outcome(reading);
            say("comes back with %s", with);
            return new Ending(with, future.isDone(), Thread.currentThread().isInterrupted());
          });
      thread = Thread.ofPlatform().name(name).start(ending);
      awaitWaiting();
    }

    void interrupt() {
      say("interrupts %s", thread.getName());
      thread.interrupt();
    }

    /// The wait takes the interrupt and clears the flag; then it goes on, or it is over.
    void awaitWaitingAgain() {
      while (thread.isInterrupted()) {
        Thread.onSpinWait();
      }
      awaitWaiting();
    }

    private void awaitWaiting() {
      while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }
    }

    private static String outcome(Callable<String> reading) {
      try {
        return reading.call();
      } catch (Exception e) {
        return e.getClass().getSimpleName();
      }
    }
  }
}
