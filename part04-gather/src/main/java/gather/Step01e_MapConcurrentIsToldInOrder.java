package gather;

import static java.util.stream.Gatherers.mapConcurrent;
import static lesson.Lesson.say;
import static lesson.Lesson.timeline;

import gather.kitchen.Breakfast;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The dishes as a stream, mapped concurrently: when does the caller hear of the burnt eggs, and
/// what does an interrupt of the caller do?
///
/// One might expect the behaviour of a scope: `mapConcurrent` has a virtual thread for each task,
/// interrupts what is of no use any more, and leaves nothing running. But it hands on results, and
/// failures, in the order of the inputs. And it waits without listening to interrupts.
///
/// Run `make part_04 STEP=1e`. Watch tea and ham when the eggs burn, and the dishes of the caller
/// that was interrupted.
///
/// Trap: A failure ends `mapConcurrent` at once. In fact, it is heard when all before it have
/// ended.
final class Step01e_MapConcurrentIsToldInOrder {

  static void main() throws Exception {
    say("tea takes 0.3 s, eggs 0.1 s, ham 0.5 s");
    try (var meal = Breakfast.good("mapConcurrent")) {
      say("mapConcurrent  %s", gather(meal.dishes()));
    }
    try (var meal = Breakfast.burnt("eggs burn")) {
      try {
        gather(meal.dishes());
      } catch (ExecutionException e) {
        say("the eggs burn  %s; %s", e.getCause().getMessage(), meal.fate());
      }
    }
    try (var meal = Breakfast.good("interrupted")) {
      Thread.currentThread().interrupt();
      say("interrupted    %s, flag %s", gather(meal.dishes()), Thread.interrupted());
    }
    timeline();
  }

  /// ALWAYS as long as the longest, and in the order of the tasks. A failure is heard when the
  /// tasks before it have ended; the tasks behind it are interrupted then.
  ///
  /// NEVER throws an InterruptedException: if the caller is interrupted, all tasks run to their
  /// end, and the caller finds its flag set.
  static <T> List<T> gather(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      int atMost = Math.max(1, tasks.size());
      return tasks.stream().gather(mapConcurrent(atMost, task -> call(task))).toList();
    } catch (CompletionException e) {
      throw new ExecutionException(e.getCause()); // as the other ways of gathering do
    }
  }

  /// A `Function` may throw no checked exception.
  private static <T> T call(Callable<T> task) {
    try {
      return task.call();
    } catch (Throwable failure) {
      throw new CompletionException(failure);
    }
  }
}
