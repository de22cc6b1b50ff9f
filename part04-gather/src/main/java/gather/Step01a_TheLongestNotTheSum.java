package gather;

import static java.util.concurrent.Executors.newCachedThreadPool;
import static lesson.Lesson.say;
import static lesson.Lesson.timeline;

import gather.kitchen.Breakfast;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Three dishes take 0.3 s, 0.1 s and 0.5 s. How long do all of them take, and in which order are
/// they served?
///
/// One might expect the order in which they are done: eggs, tea, ham. To *gather* is to wait for
/// all and to have the results in the order of the inputs. `invokeAll` is the oldest way to do that
/// in the JDK: it starts every task, and returns when every task has ended.
///
/// Run `make part_04 STEP=1a`. Watch which dish is done first, and which is served first; and when
/// the caller hears of the burnt eggs.
///
/// Trap: `invokeAll` returns the results in the order of completion. In fact, it returns futures in
/// the order of the tasks, and all of them are done.
final class Step01a_TheLongestNotTheSum {

  static void main() throws Exception {
    say("tea takes 0.3 s, eggs 0.1 s, ham 0.5 s");
    try (var meal = Breakfast.good("one by one")) {
      say("one by one     %s", oneByOne(meal.dishes()));
    }
    try (var meal = Breakfast.good("invokeAll")) {
      say("invokeAll      %s", gather(meal.dishes()));
    }
    try (var meal = Breakfast.burnt("eggs burn")) {
      try {
        gather(meal.dishes());
      } catch (ExecutionException e) {
        say("the eggs burn  %s; %s", e.getCause().getMessage(), meal.fate());
      }
    }
    timeline();
  }

  /// The control. ALWAYS the sum, 0.9 s.
  static <T> List<T> oneByOne(List<Callable<T>> tasks) throws Exception {
    var results = new ArrayList<T>();
    for (Callable<T> task : tasks) {
      results.add(task.call());
    }
    return results;
  }

  /// ALWAYS as long as the longest, and in the order of the tasks. A failure is heard when all have
  /// ended, since `invokeAll` returns only then.
  ///
  /// This pool has a thread for each task, and keeps it for the next one: a pool with fewer threads
  /// than tasks would let some of them wait for their turn.
  static <T> List<T> gather(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try (var pool = newCachedThreadPool(Thread.ofPlatform().name("cook-", 1).factory())) {
      var results = new ArrayList<T>();
      for (Future<T> done : pool.invokeAll(tasks)) {
        results.add(done.get()); // it does not wait: all are done
      }
      return results;
    }
  }
}
