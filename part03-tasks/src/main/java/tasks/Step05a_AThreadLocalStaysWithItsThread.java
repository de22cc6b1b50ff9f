package tasks;

import static lesson.Lesson.say;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.StructuredTaskScope;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of its starter's variables does a task see?
///
/// One might expect that a `ThreadLocal` follows the work. It stays with its thread: a task on
/// another thread finds nothing there, or what was there when that thread was made.
///
/// Run `make part_03 STEP=5a`. Watch the pool's column: `eggs` belonged to an earlier task.
///
/// Trap: A task sees the `ThreadLocal` of the thread that started it. In fact, each thread has a
/// value of its own; a `ScopedValue` is seen by the forks of the block that binds it.
final class Step05a_AThreadLocalStaysWithItsThread {

  static void main() throws Exception {
    say("ham is set; it reads    %s", Seen.HEADINGS);
    say("ThreadLocal             %s", threadLocal());
    say("InheritableThreadLocal  %s", inheritableThreadLocal());
    say("ScopedValue             %s", scopedValue());
  }

  /// The mistake: the value stands in the thread that set it, and three of the four places are
  /// other threads. ALWAYS ham, and three times nothing.
  static Seen threadLocal() throws Exception {
    var dish = new ThreadLocal<String>();
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      dish.set("eggs");
      pool.submit(dish::get).get(); // an earlier task: the pool makes its thread for it
      dish.set("ham");
      return new Seen(
          dish.get(), onANewThread(dish::get), pool.submit(dish::get).get(), inAFork(dish::get));
    } finally {
      dish.remove();
    }
  }

  /// Half a repair: a thread copies the values of the thread that makes it, when it is made. The
  /// pool's was made for an earlier task. ALWAYS ham, and eggs on the pool's thread.
  static Seen inheritableThreadLocal() throws Exception {
    var dish = new InheritableThreadLocal<String>();
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      dish.set("eggs");
      pool.submit(dish::get).get(); // an earlier task: the pool makes its thread for it
      dish.set("ham");
      return new Seen(
          dish.get(), onANewThread(dish::get), pool.submit(dish::get).get(), inAFork(dish::get));
    } finally {
      dish.remove();
    }
  }

  private static final ScopedValue<String> DISH = ScopedValue.newInstance();

  /// The repair: the value stands in a block, and in what is forked inside the block. A thread that
  /// could outlive the block does not get it. ALWAYS ham here and in the fork, and else nothing.
  static Seen scopedValue() throws Exception {
    Callable<String> read = () -> DISH.isBound() ? DISH.get() : null;
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      ScopedValue.where(DISH, "eggs").call(() -> pool.submit(read).get());
      return ScopedValue.where(DISH, "ham")
          .call(() ->
              new Seen(read.call(), onANewThread(read), pool.submit(read).get(), inAFork(read)));
    }
  }

  private static String onANewThread(Callable<String> read) throws Exception {
    var task = new FutureTask<>(read);
    Thread.ofPlatform().start(task);
    return task.get();
  }

  /// A fork of the calling thread, which waits for it (step 4a).
  private static String inAFork(Callable<String> read) throws InterruptedException {
    try (var scope = StructuredTaskScope.<String>open()) {
      var fork = scope.fork(read);
      scope.join();
      return fork.get();
    }
  }

  /// What was read in the four places: null where nothing was set.
  record Seen(String here, String newThread, String pool, String fork) {
    static final String HEADINGS = row("here", "new thread", "pool", "fork");

    @Override
    public String toString() {
      return row(here, newThread, pool, fork);
    }

    private static String row(String... cells) {
      return Stream.of(cells)
          .map(cell -> "%-13s".formatted(Objects.requireNonNullElse(cell, "-")))
          .collect(Collectors.joining())
          .stripTrailing();
    }
  }
}
