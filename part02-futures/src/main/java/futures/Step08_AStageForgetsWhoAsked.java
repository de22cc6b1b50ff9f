package futures;

import static lesson.Lesson.say;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A guest wants breakfast, breakfast wants a fried egg, and the egg is bad: whom does the trace
/// name?
///
/// A trace is the stack as it stood at the failure. One might expect the guest at its end, and
/// there it is if the guest's stack was still there, blocked, until the egg came. A stage and a
/// callback run when their methods have long returned: at the end of their trace is who delivered
/// the egg.
///
/// Run `make part_02 STEP=8`. Watch for the guest, and for `deliver`.
final class Step08_AStageForgetsWhoAsked {

  static void main() throws Exception {
    var thread = Thread.ofPlatform();
    try (var worker = Executors.newSingleThreadExecutor(thread.name("worker").factory());
        var guest = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("guest").factory());
        var loop =
            new SingleThreadIoEventLoop(
                null, thread.name("loop").factory(), NioIoHandler.newFactory())) {
      say("a call:                %s", path(guestWhoCalls(worker)));
      say("a chain of stages:     %s", path(guestOfStages(worker, false).getCause()));
      say("a callback on a loop:  %s", path(guestOfALoop(loop).getCause()));
      say("a virtual thread:      %s", path(guest.submit(() -> guestWhoCalls(worker)).get()));
      say("what join throws:      %s", path(guestOfStages(worker, true)));
      say("what get throws:       %s", path(guestOfStages(worker, false)));
    }
  }

  private static String crack(String egg) {
    throw new IllegalStateException("bad " + egg);
  }

  /// The egg comes from another thread.
  private static void deliver(Consumer<String> egg, Executor from) {
    from.execute(() -> egg.accept("egg"));
  }

  static Exception guestWhoCalls(Executor worker) {
    var egg = new CompletableFuture<String>();
    deliver(egg::complete, worker);
    try {
      throw new AssertionError(breakfast(egg));
    } catch (Exception e) {
      return e;
    }
  }

  private static String breakfast(CompletableFuture<String> egg) throws Exception {
    return "toast and " + fry(egg);
  }

  private static String fry(CompletableFuture<String> egg) throws Exception {
    return "fried " + crack(egg.get());
  }

  static Exception guestOfStages(Executor worker, boolean join) {
    var egg = new CompletableFuture<String>();
    var breakfast = breakfastLater(egg);
    deliver(egg::complete, worker); // a line earlier, it might run the stage here
    try {
      throw new AssertionError(join ? breakfast.join() : breakfast.get());
    } catch (Exception e) {
      return e;
    }
  }

  private static CompletableFuture<String> breakfastLater(CompletableFuture<String> egg) {
    return fryLater(egg).thenApply("toast and "::concat);
  }

  private static CompletableFuture<String> fryLater(CompletableFuture<String> egg) {
    return egg.thenApply(delivered -> "fried " + crack(delivered));
  }

  static Exception guestOfALoop(EventLoop loop) {
    Promise<String> egg = loop.newPromise();
    Promise<String> breakfast = loop.newPromise();
    breakfastOn(egg, breakfast);
    deliver(egg::setSuccess, loop);
    try {
      throw new AssertionError(breakfast.get());
    } catch (Exception e) {
      return e;
    }
  }

  private static void breakfastOn(Future<String> egg, Promise<String> breakfast) {
    fryOn(egg, breakfast);
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

  /// The stack from the failure to the guest, or to its end. Of code that is not ours, the class.
  static List<String> path(Throwable failure) {
    var path = new LinkedHashSet<String>();
    for (StackTraceElement frame : failure.getStackTrace()) {
      String type = frame.getClassName().replaceAll(".*\\.|\\$.*", "");
      boolean ours = type.equals(Step08_AStageForgetsWhoAsked.class.getSimpleName());
      String method = frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$\\d+", "lambda of $1");
      path.add(ours ? method : type);
      if (ours && method.startsWith("guest")) {
        break;
      }
    }
    return List.copyOf(path);
  }
}
