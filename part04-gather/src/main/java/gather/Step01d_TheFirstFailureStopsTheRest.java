package gather;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;
import static lesson.Lesson.timeline;

import gather.kitchen.Breakfast;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;

/// All dishes in a scope: when does the caller hear of the burnt eggs?
///
/// After steps 1a to 1c you might expect: late. A scope does not ask its forks in turn. Each fork
/// tells the joiner when it has ended, and `allSuccessfulOrThrow` ends the `join` at the first
/// failure, whichever fork it is. The forks that are left are interrupted, and `close` waits for
/// them.
///
/// Run `make part_04 STEP=1d`. Watch tea and ham when the eggs burn.
final class Step01d_TheFirstFailureStopsTheRest {

  static void main() throws Exception {
    say("tea takes 0.3 s, eggs 0.1 s, ham 0.5 s");
    try (var meal = Breakfast.good("scope")) {
      say("scope          %s", gather(meal.dishes()));
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

  /// ALWAYS as long as the longest, and in the order of the tasks. A failure is heard as soon as
  /// the other tasks have ended, and they are interrupted at once.
  static <T> List<T> gather(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    ThreadFactory cooks = ofVirtual().name("cook-", 1).factory();
    try (var scope = open(Joiner.<T>allSuccessfulOrThrow(), c -> c.withThreadFactory(cooks))) {
      tasks.forEach(scope::fork);
      return scope.join().map(Subtask::get).toList();
    } catch (FailedException e) {
      throw new ExecutionException(e.getCause()); // as the other ways of gathering do
    }
  }
}
