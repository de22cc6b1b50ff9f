package gather;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.timeline;

import gather.kitchen.Breakfast;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/// What does `CompletableFuture.allOf` return, and when?
///
/// One might expect a list, and a failure as soon as there is one. Its value is `Void`: it tells
/// when all futures are done, and no more. The values are asked from the futures themselves. It
/// starts nothing, so it can stop nothing.
///
/// Run `make part_04 STEP=1b`. Watch the ham, and the last three lines that are said.
///
/// Trap: `allOf` fails fast, returns the values, and cancels the rest. In fact, it waits for all of
/// its futures, its value is `Void`, and it cancels none.
final class Step01b_AllOfWaitsForAll {

  static void main() throws Exception {
    say("tea takes 0.3 s, eggs 0.1 s, ham 0.5 s");
    try (var meal = Breakfast.good("allOf")) {
      say("allOf          %s", gather(meal.dishes()));
    }
    try (var meal = Breakfast.burnt("eggs burn")) {
      try {
        gather(meal.dishes());
      } catch (ExecutionException e) {
        say("the eggs burn  %s; %s", e.getCause().getMessage(), meal.fate());
      }
    }
    say("one has failed, one is pending: allOf is %s", allOfFailedAndPending());
    say("allOf is cancelled:    its future is %s", futureAfterCancellingAllOf());
    say("allOf is done:         its value is %s", valueOfAllOf());
    timeline();
  }

  /// ALWAYS as long as the longest, and in the order of the tasks. A failure is heard when all have
  /// ended: until then `all` is pending.
  static <T> List<T> gather(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("cook-", 1).factory())) {
      List<CompletableFuture<T>> futures =
          tasks.stream().map(task -> start(task, threads)).toList();
      CompletableFuture<Void> all = CompletableFuture.allOf(array(futures));
      all.get();
      return futures.stream().map(CompletableFuture::resultNow).toList();
    }
  }

  /// As `supplyAsync`, whose function may throw no checked exception.
  private static <T> CompletableFuture<T> start(Callable<T> task, Executor threads) {
    var future = new CompletableFuture<T>();
    threads.execute(() -> {
      try {
        future.complete(task.call());
      } catch (Throwable failure) {
        future.completeExceptionally(failure);
      }
    });
    return future;
  }

  private static CompletableFuture<?>[] array(List<? extends CompletableFuture<?>> futures) {
    return futures.toArray(CompletableFuture<?>[]::new);
  }

  /// ALWAYS pending.
  static String allOfFailedAndPending() {
    CompletableFuture<String> failed =
        CompletableFuture.failedFuture(new IllegalStateException("the eggs are burnt"));
    var pending = new CompletableFuture<String>();
    return state(CompletableFuture.allOf(failed, pending));
  }

  /// ALWAYS pending.
  static String futureAfterCancellingAllOf() {
    var future = new CompletableFuture<String>();
    CompletableFuture.allOf(future).cancel(true);
    return state(future);
  }

  /// ALWAYS null.
  static Object valueOfAllOf() {
    return CompletableFuture.allOf(CompletableFuture.completedFuture("tea")).resultNow();
  }

  private static String state(CompletableFuture<?> future) {
    return future.isDone() ? "done" : "pending";
  }
}
