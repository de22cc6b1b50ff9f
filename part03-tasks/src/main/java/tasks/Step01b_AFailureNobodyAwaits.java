package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A task fails, and nobody awaits it. Who hears of the failure?
///
/// One might expect a stack trace at least. `execute` returns nothing that could keep the failure,
/// so the failure goes to the thread's uncaught-exception handler, which by default prints it.
/// Every method that returns a future keeps the failure in that future, for a reader of the future.
/// If the future has no reader, the program says nothing.
///
/// Run `make part_03 STEP=1b`. Watch for the two calls after which nobody hears of the failure.
///
/// Trap: A failure is printed. In fact, a call that returns a future keeps the failure in that
/// future; `execute` lets it reach the thread's handler, which prints it, but not a scheduler's.
final class Step01b_AFailureNobodyAwaits {

  static void main() throws InterruptedException {
    say("a task burns the ham");
    say("execute                  heard by %s", execute());
    say("submit                   heard by %s", submit());
    say("runAsync                 heard by %s", runAsync());
    say("submit, get              heard by %s", submitAndGet());
    say("runAsync, exceptionally  heard by %s", runAsyncAndTell());
  }

  /// The control: nothing catches this failure. ALWAYS heard by the handler.
  static Heard execute() throws InterruptedException {
    var kitchen = new Kitchen();
    kitchen.threads.execute(kitchen::burnTheHam);
    return kitchen.whoHeard();
  }

  /// The mistake: the future has caught the failure, and is dropped. ALWAYS heard by nobody.
  @SuppressWarnings("FutureReturnValueIgnored") // deliberate: this is what Error Prone finds
  static Heard submit() throws InterruptedException {
    var kitchen = new Kitchen();
    kitchen.threads.submit(kitchen::burnTheHam);
    return kitchen.whoHeard();
  }

  /// The same mistake. ALWAYS heard by nobody.
  @SuppressWarnings("FutureReturnValueIgnored") // deliberate, as above
  static Heard runAsync() throws InterruptedException {
    var kitchen = new Kitchen();
    CompletableFuture.runAsync(kitchen::burnTheHam, kitchen.threads);
    return kitchen.whoHeard();
  }

  /// The repair: await what you start. ALWAYS heard by the awaiter.
  static Heard submitAndGet() throws InterruptedException {
    var kitchen = new Kitchen();
    try {
      kitchen.threads.submit(kitchen::burnTheHam).get();
    } catch (ExecutionException e) {
      kitchen.heard.add("the awaiter");
    }
    return kitchen.whoHeard();
  }

  /// The repair where no thread can wait: the last stage reports the failure. ALWAYS heard by that
  /// stage.
  static Heard runAsyncAndTell() throws InterruptedException {
    var kitchen = new Kitchen();
    var _ =
        CompletableFuture.runAsync(kitchen::burnTheHam, kitchen.threads)
            .exceptionally(failure -> {
              kitchen.heard.add("the last stage");
              return null;
            });
    return kitchen.whoHeard();
  }

  /// All who heard of the failure.
  record Heard(List<String> by) {
    @Override
    public String toString() {
      return by.isEmpty() ? "nobody" : String.join(", ", by);
    }
  }

  /// Threads of its own, whose uncaught-exception handler writes down what it hears.
  private static final class Kitchen {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Thread> cooks = new CopyOnWriteArrayList<>();
    final ExecutorService threads = Executors.newThreadPerTaskExecutor(this::cook);

    private Thread cook(Runnable work) {
      var thread =
          ofVirtual()
              .name("cook")
              .uncaughtExceptionHandler((_, _) -> heard.add("the thread's handler"))
              .unstarted(work);
      cooks.add(thread);
      return thread;
    }

    void burnTheHam() {
      throw new IllegalStateException("the ham is burnt");
    }

    /// Waits for the threads themselves: the handler is called after the executor has let go of the
    /// task.
    Heard whoHeard() throws InterruptedException {
      threads.close();
      for (Thread cook : cooks) {
        cook.join();
      }
      return new Heard(heard);
    }
  }
}
