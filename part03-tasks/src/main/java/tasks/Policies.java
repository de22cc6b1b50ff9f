package tasks;

import static java.util.concurrent.StructuredTaskScope.open;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;

/// The scopes of [Step04a_TheJoinerDecides], which differ in their joiner. None returns, nor
/// throws, before all of its forks have ended.
final class Policies {

  private Policies() {}

  /// Fail fast. The first failure interrupts the others, and is the cause of what `join` throws.
  static List<String> all(List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope = open(Joiner.<String>allSuccessfulOrThrow(), c -> c.withThreadFactory(cooks))) {
      dishes.forEach(scope::fork);
      return scope.join().map(Subtask::get).toList();
    }
  }

  /// The first success interrupts the others. Failures before it are forgotten; if there is nothing
  /// else, `join` throws.
  static List<String> first(List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope =
        open(Joiner.<String>anySuccessfulResultOrThrow(), c -> c.withThreadFactory(cooks))) {
      dishes.forEach(scope::fork);
      return List.of(scope.join());
    }
  }

  /// Interrupts nobody. `join` throws nothing, so each fork has to be asked how it ended.
  static List<String> each(List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope = open(Joiner.<String>awaitAll(), c -> c.withThreadFactory(cooks))) {
      List<Subtask<String>> forks = dishes.stream().map(scope::<String>fork).toList();
      scope.join();
      return forks.stream().map(Policies::end).toList();
    }
  }

  /// When the limit is up, interrupts all that are left, and `join` throws. What was done by then
  /// is lost to the thread that opened the scope: in JDK 25, `get` of a fork in state `SUCCESS`
  /// tells it "join not called".
  static List<String> eachWithin(Duration limit, List<Callable<String>> dishes, ThreadFactory cooks)
      throws InterruptedException {
    try (var scope =
        open(Joiner.<String>awaitAll(), c -> c.withThreadFactory(cooks).withTimeout(limit))) {
      List<Subtask<String>> forks = dishes.stream().map(scope::<String>fork).toList();
      scope.join();
      return forks.stream().map(Policies::end).toList();
    }
  }

  private static String end(Subtask<String> fork) {
    return switch (fork.state()) {
      case SUCCESS -> fork.get();
      case FAILED -> fork.exception().getMessage();
      case UNAVAILABLE -> throw new IllegalStateException("not joined");
    };
  }
}
