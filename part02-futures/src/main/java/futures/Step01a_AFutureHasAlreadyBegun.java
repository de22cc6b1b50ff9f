package futures;

import static lesson.Lesson.say;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// When does work begin: when it is written down, or when somebody asks for its result?
///
/// In Python, calling a coroutine function begins nothing: the coroutine runs when it is awaited,
/// and can be awaited once. One might expect the same of the object that Java's asynchronous
/// methods return.
///
/// Run `make part_02 STEP=1a`. Watch where the worker fries: before or after "made".
final class Step01a_AFutureHasAlreadyBegun {

  static void main() throws Exception {
    say("one dish, made and read twice, in three ways");
    say("Callable:           %s", begun(RECIPE));
    say("FutureTask:         %s", begun(TASK));
    say("CompletableFuture:  %s", begun(FUTURE));
  }

  /// How often the work had begun by then. In the order of `main`, ALWAYS: (0, 1, 2), (0, 1, 1),
  /// (1, 1, 1).
  record Begun(int made, int readOnce, int readTwice) {}

  /// Makes, out of work and the thread for it, something that can be read.
  @FunctionalInterface
  interface Maker {
    Callable<String> make(Supplier<String> work, ExecutorService worker);
  }

  // A recipe: the work begins inside the lambda, so at each reading, and anew each time.
  static final Maker RECIPE =
      (work, worker) -> () -> CompletableFuture.supplyAsync(work, worker).get();

  // The nearest that the JDK has to a coroutine object: nothing runs until it is started, and
  // starting it again does nothing. (Awaiting a coroutine again is an error in Python.)
  static final Maker TASK =
      (work, worker) -> {
        var task = new FutureTask<>(work::get);
        return () -> {
          worker.execute(task);
          return task.get();
        };
      };

  // The surprise: the same call as in RECIPE, outside the lambda. It has begun before it is read,
  // and would if nobody ever read it.
  static final Maker FUTURE =
      (work, worker) -> {
        var future = CompletableFuture.supplyAsync(work, worker);
        return future::get;
      };

  static Begun begun(Maker maker) throws Exception {
    var begun = new AtomicInteger();
    var names = Thread.ofPlatform().name("worker").factory();
    try (var worker = Executors.newSingleThreadExecutor(names)) {
      Supplier<String> work =
          () -> {
            begun.incrementAndGet();
            say("frying");
            return "ham";
          };
      Callable<String> reading = maker.make(work, worker);
      worker.submit(() -> {}).get(); // one thread, first come first served: what had begun is done
      say("made");
      int made = begun.get();
      reading.call();
      int readOnce = begun.get();
      reading.call();
      return new Begun(made, readOnce, begun.get());
    }
  }
}
