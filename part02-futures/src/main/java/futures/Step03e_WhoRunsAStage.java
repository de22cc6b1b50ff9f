package futures;

import static lesson.Lesson.say;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A worker completes a future, and `main` attaches a stage to it. Which thread runs the stage?
///
/// One might expect the worker, whose task it continues. It is the worker if it comes second; if it
/// was faster, the future is done already and `main` runs the stage inside `thenApply`. Who is
/// faster is often a race, so only `thenApplyAsync` with an executor says where a stage runs.
///
/// Run `make part_02 STEP=3e`. Watch the first two lines: the same code, another order.
final class Step03e_WhoRunsAStage {

  static void main() throws Exception {
    say("a worker completes, main attaches");
    var names = Thread.ofPlatform().name("stages").factory();
    try (var stages = Executors.newSingleThreadExecutor(names)) {
      Attachment async = (dish, stage) -> dish.thenApplyAsync(stage, stages);
      say("thenApply, attached before:  %s", threadOf(PLAIN, true));
      say("thenApply, attached after:   %s", threadOf(PLAIN, false));
      say("thenApplyAsync, before:      %s", threadOf(async, true));
      say("thenApplyAsync, after:       %s", threadOf(async, false));
    }
  }

  @FunctionalInterface
  interface Attachment {
    CompletableFuture<String> to(CompletableFuture<String> dish, Function<String, String> stage);
  }

  static final Attachment PLAIN = CompletableFuture::thenApply;

  /// The name of the thread that ran the stage. In the order of `main`, ALWAYS: worker, the caller,
  /// stages, stages.
  static String threadOf(Attachment attachment, boolean attachFirst) throws Exception {
    var dish = new CompletableFuture<String>();
    Function<String, String> stage = _ -> Thread.currentThread().getName();
    var names = Thread.ofPlatform().name("worker").factory();
    try (var worker = Executors.newSingleThreadExecutor(names)) {
      Runnable complete = () -> dish.complete("ham");
      if (attachFirst) {
        var attached = attachment.to(dish, stage);
        worker.execute(complete);
        return attached.get();
      }
      worker.submit(complete).get();
      return attachment.to(dish, stage).get();
    }
  }
}
