package futures;

import static futures.trace.Trace.failureOf;
import static lesson.Lesson.say;

import futures.trace.Trace;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A guest wants breakfast, breakfast wants a fried egg, and the egg is bad. Does the trace name
/// the guest?
///
/// A trace is the stack as it stood at the failure. One might expect the guest at its end, and
/// there it is if the guest's stack was still there, waiting for the egg. A stage and a callback
/// run when the methods that made them have long returned: their trace ends at the thread that
/// delivered the egg.
///
/// Run `make part_02 STEP=8`. Watch for the guest, and for `deliver`. Read `a < b` as "a, called by
/// b"; of code that is not this step's, the first class stands in brackets.
///
/// Trap: A stack trace shows who asked. In fact, it does so only where the asking method's stack
/// waits; a stage's trace ends at the thread that completed the future.
final class Step08_AStageForgetsWhoAsked {

  static void main() throws Exception {
    var thread = Thread.ofPlatform();
    try (var worker = Executors.newSingleThreadExecutor(thread.name("worker").factory());
        var guest = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("guest").factory());
        var loop =
            new SingleThreadIoEventLoop(
                null, thread.name("loop").factory(), NioIoHandler.newFactory())) {
      Exception joined = failureOf(() -> guestWhoJoins(worker));
      Exception gotten = failureOf(() -> guestWhoGets(worker));
      Exception onTheLoop = failureOf(() -> guestOfALoop(loop));
      print("a call", failureOf(() -> guestWhoCalls(worker)));
      print("a chain of stages", joined.getCause());
      print("a callback on a loop", onTheLoop.getCause());
      print("a virtual thread", guest.submit(() -> failureOf(() -> guestWhoCalls(worker))).get());
      print("what join throws", joined);
      print("what get throws", gotten);
    }
  }

  private static void print(String name, Throwable failure) {
    var path = Trace.path(failure, Step08_AStageForgetsWhoAsked.class);
    say("%-22s%s", name, String.join(" < ", path));
  }

  private static String crack(String egg) {
    throw new IllegalStateException("bad " + egg);
  }

  /// The egg comes from another thread.
  private static void deliver(Consumer<String> egg, Executor from) {
    from.execute(() -> egg.accept("egg"));
  }

  /// ALWAYS from the egg to the guest.
  static String guestWhoCalls(Executor worker) throws Exception {
    var egg = new CompletableFuture<String>();
    deliver(egg::complete, worker);
    return breakfast(egg);
  }

  private static String breakfast(CompletableFuture<String> egg) throws Exception {
    return "toast and " + fry(egg);
  }

  private static String fry(CompletableFuture<String> egg) throws Exception {
    return "fried " + crack(egg.get());
  }

  /// ALWAYS from the egg to the worker.
  static String guestWhoJoins(Executor worker) {
    var egg = new CompletableFuture<String>();
    CompletableFuture<String> breakfast = breakfastLater(egg);
    deliver(egg::complete, worker); // a line earlier, the stage might run here
    return breakfast.join();
  }

  /// The failure's path is the same. That of what `get` throws ALWAYS leads to the guest.
  static String guestWhoGets(Executor worker) throws Exception {
    var egg = new CompletableFuture<String>();
    CompletableFuture<String> breakfast = breakfastLater(egg);
    deliver(egg::complete, worker);
    return breakfast.get();
  }

  private static CompletableFuture<String> breakfastLater(CompletableFuture<String> egg) {
    return fryLater(egg).thenApply("toast and "::concat);
  }

  private static CompletableFuture<String> fryLater(CompletableFuture<String> egg) {
    return egg.thenApply(delivered -> "fried " + crack(delivered));
  }

  /// ALWAYS from the egg to the loop.
  static String guestOfALoop(EventLoop loop) throws Exception {
    Promise<String> egg = loop.newPromise();
    Promise<String> fried = loop.newPromise();
    fryOn(egg, fried);
    deliver(egg::setSuccess, loop);
    return fried.get();
  }

  private static void fryOn(Future<String> egg, Promise<String> fried) {
    egg.addListener(_ -> {
      try {
        fried.setSuccess("fried " + crack(egg.getNow()));
      } catch (RuntimeException e) {
        fried.setFailure(e);
      }
    });
  }
}
