package tasks;

import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.TimeoutException;

/// Soup is done after 0.3 s, roast after 0.7 s, and the scope has a time limit of 0.5 s. Is the
/// soup served?
///
/// One might expect so: its fork has ended in time, with success. But when the limit is up, `join`
/// throws, and in JDK 25 the owner of a scope may not ask a fork for its result after that. A
/// joiner of your own can keep what was ready: the scope tells it of each fork that ends before the
/// limit.
///
/// Run `make part_03 STEP=4e`. Watch what `get` says about a fork that succeeded.
///
/// Trap: What was ready at a scope's time limit can be read from its forks. In fact, `join` throws,
/// and then `get` of a fork throws too; a joiner of your own can keep the results.
final class Step04e_ATimeLimitLosesWhatWasReady {

  static void main() throws InterruptedException {
    var limit = Duration.ofMillis(500);
    var dishes =
        List.of(dish("soup", Duration.ofMillis(300)), dish("roast", Duration.ofMillis(700)));
    say("soup is done after 0.3 s, roast after 0.7 s; the limit is 0.5 s");
    say("the forks are asked  %s", askTheForks(dishes, limit));
    say("the joiner keeps     %s", keepInTheJoiner(dishes, limit));
  }

  /// The mistake. ALWAYS nothing, although the soup is ready.
  static List<String> askTheForks(List<Callable<String>> dishes, Duration limit)
      throws InterruptedException {
    try (var scope = open(Joiner.<String>awaitAll(), c -> c.withTimeout(limit))) {
      List<Subtask<String>> forks = dishes.stream().map(scope::<String>fork).toList();
      try {
        scope.join();
      } catch (TimeoutException e) {
        say("join throws a TimeoutException");
      }
      return forks.stream().map(fork -> answer(fork)).toList();
    }
  }

  private static String answer(Subtask<String> fork) {
    try {
      return fork.get();
    } catch (IllegalStateException e) {
      return "%s: %s".formatted(fork.state(), e.getMessage());
    }
  }

  /// The repair. ALWAYS the soup.
  static List<String> keepInTheJoiner(List<Callable<String>> dishes, Duration limit)
      throws InterruptedException {
    var ready = new Ready();
    try (var scope = open(ready, c -> c.withTimeout(limit))) {
      dishes.forEach(scope::fork);
      return scope.join();
    } catch (TimeoutException e) {
      return ready.result();
    }
  }

  /// Keeps all successes. `onComplete` is called on the forks' threads, `result` on the owner's.
  private static final class Ready implements Joiner<String, List<String>> {
    private final Queue<String> dishes = new ConcurrentLinkedQueue<>();

    @Override
    public boolean onComplete(Subtask<? extends String> fork) {
      if (fork.state() == Subtask.State.SUCCESS) {
        dishes.add(fork.get());
      }
      return false; // true would cancel the scope
    }

    @Override
    public List<String> result() {
      return List.copyOf(dishes);
    }
  }

  private static Callable<String> dish(String name, Duration takes) {
    return () -> {
      Thread.sleep(takes);
      return name;
    };
  }
}
