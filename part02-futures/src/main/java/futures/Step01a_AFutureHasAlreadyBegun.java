package futures;

import static lesson.Lesson.say;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// When does work begin: when its result is asked for, or before?
///
/// In Python, calling a coroutine function begins nothing: the coroutine runs when it is awaited,
/// and can be awaited once. One might expect the same of the object that Java's asynchronous
/// methods return.
///
/// Run `make part_02 STEP=1a`. Watch where the worker fries: before "made", or after it.
///
/// Trap: The work of a future begins when its result is read. In fact, its executor is given it
/// when the future is made, and runs it even if no thread ever reads it.
final class Step01a_AFutureHasAlreadyBegun {

  static void main() throws Exception {
    say("one dish, made and read twice, in three ways");
    Begun callable = aCallable();
    Begun task = aFutureTask();
    Begun future = aCompletableFuture();
    say("%-27s%-6s%-11s%s", "begun when the object is", "made", "read once", "read twice");
    print("a Callable", callable);
    print("a FutureTask", task);
    print("a CompletableFuture", future);
  }

  private static void print(String name, Begun begun) {
    say("%-27s%-6d%-11d%d", name, begun.made, begun.readOnce, begun.readTwice);
  }

  /// How often the work had begun by then.
  record Begun(int made, int readOnce, int readTwice) {}

  /// A recipe: the work begins inside the lambda, so at each reading, and anew each time.
  ///
  /// ALWAYS 0, 1, 2.
  static Begun aCallable() throws Exception {
    try (var kitchen = new Kitchen()) {
      Callable<String> dish =
          () -> CompletableFuture.supplyAsync(kitchen::fry, kitchen.worker).get();
      int made = kitchen.begun("a Callable is made");
      dish.call();
      int readOnce = kitchen.begun("and read once");
      dish.call();
      return new Begun(made, readOnce, kitchen.begun("and read twice"));
    }
  }

  /// The nearest that the JDK has to a coroutine object: nothing runs until a thread is told to run
  /// it, and to run it again does nothing. (To await a coroutine again is an error in Python.)
  ///
  /// ALWAYS 0, 1, 1.
  static Begun aFutureTask() throws Exception {
    try (var kitchen = new Kitchen()) {
      var dish = new FutureTask<>(kitchen::fry);
      int made = kitchen.begun("a FutureTask is made");
      kitchen.worker.execute(dish);
      dish.get();
      int readOnce = kitchen.begun("and read once");
      kitchen.worker.execute(dish);
      dish.get();
      return new Begun(made, readOnce, kitchen.begun("and read twice"));
    }
  }

  /// The surprise. It is the call of [#aCallable], outside the lambda: the work begins here.
  ///
  /// ALWAYS 1, 1, 1.
  static Begun aCompletableFuture() throws Exception {
    try (var kitchen = new Kitchen()) {
      CompletableFuture<String> dish = CompletableFuture.supplyAsync(kitchen::fry, kitchen.worker);
      int made = kitchen.begun("a CompletableFuture is made");
      dish.get();
      int readOnce = kitchen.begun("and read once");
      dish.get();
      return new Begun(made, readOnce, kitchen.begun("and read twice"));
    }
  }

  /// One worker, and how often it began.
  private static final class Kitchen implements AutoCloseable {
    private final AtomicInteger begun = new AtomicInteger();
    private final ExecutorService worker =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("worker").factory());

    String fry() {
      begun.incrementAndGet();
      say("frying");
      return "ham";
    }

    /// The worker takes one task after the other, so work that was given to it before is done now.
    int begun(String when) throws Exception {
      worker.submit(() -> {}).get();
      say("%s", when);
      return begun.get();
    }

    @Override
    public void close() {
      worker.close();
    }
  }
}
