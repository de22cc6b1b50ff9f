package futures;

import static lesson.Lesson.say;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/// Two threads wait for a future, one in `get`, one in `join`. Both are interrupted. Who goes on?
///
/// One might expect both: the two differ only in what they throw, and `join` needs no `catch`. But
/// a method that does not declare InterruptedException has no way to say that it was interrupted.
/// It waits on, and leaves the flag set for whoever looks afterwards.
///
/// Run `make part_02 STEP=2c`. Watch which reader ends before the ham comes.
final class Step02c_JoinCannotBeInterrupted {

  static void main() throws Exception {
    say("two readers wait, and are interrupted");
    var endings = endings();
    say("get:   %s", endings.get);
    say("join:  %s", endings.join);
  }

  /// What a reader came back with, whether the future was done by then, and its interrupt flag.
  /// ALWAYS (InterruptedException, false, false) for `get`, (ham, true, true) for `join`.
  record Ending(String with, boolean done, boolean flag) {}

  record Endings(Ending get, Ending join) {}

  static Endings endings() throws Exception {
    var future = new CompletableFuture<String>();
    var get = new Waiter("get", future, future::get);
    var join = new Waiter("join", future, future::join);
    get.thread.interrupt();
    join.thread.interrupt();
    Ending first = get.ending.get(); // on the future that the interrupt has ended the wait
    say("the ham comes");
    future.complete("ham");
    return new Endings(first, join.ending.get());
  }

  /// One thread, and what becomes of it. It is interrupted before or while it waits: both are the
  /// same to `get`, which then throws, and to `join`, which waits on and sets the flag at its end.
  private static final class Waiter {
    final FutureTask<Ending> ending;
    final Thread thread;

    Waiter(String name, CompletableFuture<String> future, Callable<String> reader) {
      ending =
          new FutureTask<>(() -> {
            String with = outcome(reader);
            say("comes back with %s", with);
            return new Ending(with, future.isDone(), Thread.currentThread().isInterrupted());
          });
      thread = Thread.ofPlatform().name(name).start(ending);
    }
  }

  private static String outcome(Callable<String> reader) {
    try {
      return reader.call();
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }
}
