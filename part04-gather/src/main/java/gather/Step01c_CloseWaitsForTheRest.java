package gather;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.timeline;

import gather.kitchen.Breakfast;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// A virtual thread for each task, and then `get`, one future after the other: when is a failure
/// heard?
///
/// One might expect: when `get` throws. `get` is asked in the order of the tasks, so it throws when
/// it is the failed one's turn. And the block is left through `close`, which waits for the tasks
/// that are left, and does not interrupt them.
///
/// Run `make part_04 STEP=1c`. Watch the tea, for which `get` waits, and the ham, for which `close`
/// waits.
///
/// Trap: When `get` throws, the caller goes on. In fact, `close` first waits until the other tasks
/// have ended; `shutdownNow` would interrupt them.
final class Step01c_CloseWaitsForTheRest {

  static void main() throws Exception {
    say("tea takes 0.3 s, eggs 0.1 s, ham 0.5 s");
    try (var meal = Breakfast.good("submit, get")) {
      say("submit, get        %s", gather(meal.dishes()));
    }
    try (var meal = Breakfast.burnt("eggs burn")) {
      try {
        gather(meal.dishes());
      } catch (ExecutionException e) {
        say("the eggs burn      %s; %s", e.getCause().getMessage(), meal.fate());
      }
    }
    try (var meal = Breakfast.burnt("shutdownNow")) {
      try {
        gatherOrStop(meal.dishes());
      } catch (ExecutionException e) {
        say("with shutdownNow   %s; %s", e.getCause().getMessage(), meal.fate());
      }
    }
    timeline();
  }

  /// The mistake, if the rest is of no use without the one that failed. ALWAYS heard when all have
  /// ended.
  static <T> List<T> gather(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("cook-", 1).factory())) {
      List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  /// The repair: a caller that leaves early stops the rest, because a task has failed or it was
  /// interrupted. ALWAYS heard when those before it have ended; those behind it are interrupted.
  static <T> List<T> gatherOrStop(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("cook-", 1).factory())) {
      try {
        List<Future<T>> futures = tasks.stream().map(threads::submit).toList();
        var results = new ArrayList<T>();
        for (Future<T> future : futures) {
          results.add(future.get());
        }
        return results;
      } catch (InterruptedException | ExecutionException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }
}
