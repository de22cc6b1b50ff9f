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
/// `thenApply`. And a thread that waits for the same future runs, when it wakes, whatever stages it
/// still finds. Which of them is faster is a race, so only `thenApplyAsync` with an executor says
/// where a stage runs.
///
/// Run `make part_02 STEP=3e`. Watch the first three lines: the same stage, attached before and
/// after the worker completes the future, and beside a reader.
///
/// Trap: `thenApply` runs on the thread of the task that it continues. In fact, it runs on the
/// thread that attaches it if the future is done, and else on the one that completes the future or
/// on one that waits for it.
final class Step03e_WhoRunsAStage {

  static void main() throws Exception {
    say("a worker completes, main attaches");
    try (var stages = oneThread("stages")) {
      say("thenApply, attached before:  %s", attachedBefore());
      say("thenApply, attached after:   %s", attachedAfter());
      say("thenApply, beside a reader:  %s", besideAReader(100));
      say("thenApplyAsync, before:      %s", asyncAttachedBefore(stages));
      say("thenApplyAsync, after:       %s", asyncAttachedAfter(stages));
    }
  }

  /// ALWAYS the worker, since no thread waits for the dish.
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

  /// A reader waits for the dish itself. When it wakes it runs the stages that the worker has not
  /// come to yet: SOMETIMES it is faster than the worker, and SOMETIMES not.
  static RanOn besideAReader(int rounds) throws Exception {
    int byTheReader = 0;
    try (var worker = oneThread("worker");
        var reader = oneThread("reader")) {
      for (int i = 0; i < rounds; i++) {
        var dish = new CompletableFuture<String>();
        CompletableFuture<String> ranOn = dish.thenApply(_ -> currentThread());
        var _ = reader.submit(() -> dish.join());
        while (dish.getNumberOfDependents() < 2) {
          Thread.onSpinWait(); // until the reader waits, beside the stage
        }
        worker.execute(() -> dish.complete("ham"));
        byTheReader += ranOn.get().equals("reader") ? 1 : 0;
      }
    }
    return new RanOn(rounds - byTheReader, byTheReader);
  }

  /// Of the rounds, those in which the stage ran on the one and on the other.
  record RanOn(int worker, int reader) {
    @Override
    public String toString() {
      return "worker %d times, reader %d times".formatted(worker, reader);
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
