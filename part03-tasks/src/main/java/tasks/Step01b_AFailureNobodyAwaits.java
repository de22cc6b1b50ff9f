package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/// A task fails, and nobody awaits it. Who hears of it?
///
/// One might expect a stack trace at least. `execute` gives out nothing that could keep the
/// failure, so it goes to the thread's handler, which by default prints it. Whatever gives out a
/// future keeps the failure there, for whoever asks. If nobody asks, that was all.
///
/// Trap: A failure is printed. In fact, a call that returns a future keeps the failure in that
/// future; only `execute` lets it reach the thread's handler, which prints it.
///
/// Run `make part_03 STEP=1b`. Watch for the two starters of whose failure nobody hears.
final class Step01b_AFailureNobodyAwaits {

  static void main() throws Exception {
    say("a task burns the ham");
    say("execute:                  heard by %s", heardBy(EXECUTE));
    say("submit:                   heard by %s", heardBy(SUBMIT));
    say("runAsync:                 heard by %s", heardBy(RUN_ASYNC));
    say("submit, get:              heard by %s", heardBy(SUBMIT_AND_GET));
    say("runAsync, exceptionally:  heard by %s", heardBy(RUN_ASYNC_AND_TELL));
  }

  /// Starts the work, and tells `ear` of a failure, if it ever learns of one.
  @FunctionalInterface
  interface Starter {
    void start(Runnable work, ExecutorService threads, Consumer<String> ear) throws Exception;
  }

  // The control: a failure that nothing catches ends in the thread's handler.
  static final Starter EXECUTE = (work, threads, _) -> threads.execute(work);

  // The mistake, twice: the future has caught it, and is dropped. (Error Prone would warn.)
  static final Starter SUBMIT = (work, threads, _) -> threads.submit(work);

  static final Starter RUN_ASYNC = (work, threads, _) -> CompletableFuture.runAsync(work, threads);

  // The repair: await what you start.
  static final Starter SUBMIT_AND_GET =
      (work, threads, ear) -> {
        try {
          threads.submit(work).get();
        } catch (ExecutionException e) {
          ear.accept("awaiter");
        }
      };

  // The repair where nobody can wait: the last stage tells of the failure.
  static final Starter RUN_ASYNC_AND_TELL =
      (work, threads, ear) ->
          CompletableFuture.runAsync(work, threads)
              .exceptionally(_ -> {
                ear.accept("stage");
                return null;
              });

  /// All who heard of the failure. ALWAYS, in the order of `main`: the handler, nobody, nobody, the
  /// awaiter, the stage.
  static List<String> heardBy(Starter starter) throws Exception {
    var heard = new CopyOnWriteArrayList<String>();
    var cooks = new CopyOnWriteArrayList<Thread>();
    var cook = ofVirtual().name("cook").uncaughtExceptionHandler((_, _) -> heard.add("handler"));
    ThreadFactory factory =
        work -> {
          Thread thread = cook.unstarted(work);
          cooks.add(thread);
          return thread;
        };
    try (var threads = Executors.newThreadPerTaskExecutor(factory)) {
      starter.start(Step01b_AFailureNobodyAwaits::burn, threads, heard::add);
    }
    for (Thread thread : cooks) {
      thread.join(); // the handler is called after the executor has let go of the task
    }
    return heard;
  }

  private static void burn() {
    throw new IllegalStateException("the ham is burnt");
  }
}
