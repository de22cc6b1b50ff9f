package tasks;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;
import lesson.Span;

/// Three dishes are cooked at once; the fish burns after 0.1 s. What becomes of the other two?
///
/// One might expect one answer. There are three, for three questions: do I need all of them, any of
/// them, or whatever becomes of each? A scope's joiner is that question. It decides when `join`
/// returns and what `join` returns or throws; the scope interrupts the forks that are left then.
///
/// Run `make part_03 STEP=4a`. Watch the picture: `x` has failed, `/` was interrupted.
///
/// Trap: A scope fails as soon as one of its forks fails. In fact, its joiner decides: one waits
/// for the first failure, another for the first success, a third for every fork.
final class Step04a_TheJoinerDecides {

  static void main() throws InterruptedException {
    var cooks = ofVirtual().name("cook-", 1).factory();
    say("fish burns after 0.1 s, soup is done after 0.3 s, roast after 0.7 s");
    try (var meal = span("all").waits()) {
      say("all of them           %s", all(dishes(meal), cooks));
    } catch (FailedException e) {
      say("all of them           %s", e.getCause().getMessage());
    }
    try (var meal = span("any").waits()) {
      say("any one of them       %s", any(dishes(meal), cooks));
    }
    try (var meal = span("each").waits()) {
      say("what becomes of each  %s", each(dishes(meal), cooks));
    }
    timeline();
  }

  /// All of them: the first failure is what `join` throws, and the scope interrupts the others.
  /// ALWAYS fails, with the fish.
  static List<String> all(List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope = open(Joiner.<String>allSuccessfulOrThrow(), c -> c.withThreadFactory(cooks))) {
      dishes.forEach(scope::fork);
      return scope.join().map(Subtask::get).toList();
    }
  }

  /// Any one: `join` returns the first success, and the scope interrupts the others. A failure
  /// before it is forgotten; `join` throws one if there is nothing else. ALWAYS soup.
  static String any(List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope =
        open(Joiner.<String>anySuccessfulResultOrThrow(), c -> c.withThreadFactory(cooks))) {
      dishes.forEach(scope::fork);
      return scope.join();
    }
  }

  /// Whatever becomes of each: `join` returns when all forks have ended, and throws no failure of
  /// theirs, so each fork has to be asked how it ended. ALWAYS all three.
  static List<String> each(List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope = open(Joiner.<String>awaitAll(), c -> c.withThreadFactory(cooks))) {
      List<Subtask<String>> forks = dishes.stream().map(scope::<String>fork).toList();
      scope.join();
      return forks.stream().map(fork -> end(fork)).toList();
    }
  }

  private static String end(Subtask<String> fork) {
    return switch (fork.state()) {
      case SUCCESS -> fork.get();
      case FAILED -> fork.exception().getMessage();
      case UNAVAILABLE -> throw new IllegalStateException("interrupted, or not joined");
    };
  }

  private static List<Callable<String>> dishes(Span meal) {
    return List.of(
        dish("fish", Duration.ofMillis(100), meal),
        dish("soup", Duration.ofMillis(300), meal),
        dish("roast", Duration.ofMillis(700), meal));
  }

  private static Callable<String> dish(String name, Duration takes, Span meal) {
    return () -> {
      try (var dish = meal.span(name).waits()) {
        try {
          Thread.sleep(takes);
        } catch (InterruptedException e) {
          dish.cancelled();
          throw e;
        }
        if (name.equals("fish")) {
          dish.failed();
          throw new IllegalStateException("the fish is burnt");
        }
        return name;
      }
    };
  }
}
