package futures;

import static lesson.Lesson.say;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A worker completes a future, and `main` attaches a stage to it. Which thread runs the stage?
///
/// One might expect the worker, whose task it continues. It is the worker if the stage was attached
/// before; if the worker was faster, the future is done already, and `main` runs the stage inside
/// `thenApply`. Which of the two is faster is often a race, so only `thenApplyAsync` with an
/// executor says where a stage runs.
///
/// Run `make part_02 STEP=3e`. Watch the first two lines: the same stage, attached before and after
/// the worker completes the future.
///
/// Trap: `thenApply` runs on the thread of the task that it continues. In fact, it runs on the
/// thread that completes the future, or on the one that attaches it, whichever comes second.
final class Step03e_WhoRunsAStage {

  static void main() throws Exception {
    say("a worker completes, main attaches");
    try (var stages = oneThread("stages")) {
      say("thenApply, attached before:  %s", attachedBefore());
      say("thenApply, attached after:   %s", attachedAfter());
      say("thenApplyAsync, before:      %s", asyncAttachedBefore(stages));
      say("thenApplyAsync, after:       %s", asyncAttachedAfter(stages));
    }
  }

  /// ALWAYS the worker.
  static String attachedBefore() throws Exception {
    var dish = new CompletableFuture<String>();
    try (var worker = oneThread("worker")) {
      CompletableFuture<String> ranOn = dish.thenApply(_ -> currentThread());
      worker.execute(() -> dish.complete("ham"));
      return ranOn.get();
    }
  }

  /// ALWAYS the caller.
  static String attachedAfter() throws Exception {
    var dish = new CompletableFuture<String>();
    try (var worker = oneThread("worker")) {
      worker.submit(() -> dish.complete("ham")).get();
      return dish.thenApply(_ -> currentThread()).get();
    }
  }

  /// The repair. ALWAYS the thread of `stages`.
  static String asyncAttachedBefore(Executor stages) throws Exception {
    var dish = new CompletableFuture<String>();
    try (var worker = oneThread("worker")) {
      CompletableFuture<String> ranOn = dish.thenApplyAsync(_ -> currentThread(), stages);
      worker.execute(() -> dish.complete("ham"));
      return ranOn.get();
    }
  }

  /// ALWAYS the thread of `stages`.
  static String asyncAttachedAfter(Executor stages) throws Exception {
    var dish = new CompletableFuture<String>();
    try (var worker = oneThread("worker")) {
      worker.submit(() -> dish.complete("ham")).get();
      return dish.thenApplyAsync(_ -> currentThread(), stages).get();
    }
  }

  private static String currentThread() {
    return Thread.currentThread().getName();
  }

  static ExecutorService oneThread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }
}
