package tasks;

import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Subtask;

/// A fork needs forks of its own. Where does it fork them?
///
/// You might use the scope that is at hand, as any thread may submit to an executor. But a scope
/// has an owner, the thread that opened it, and only the owner may fork in it. Otherwise a fork
/// could be started after the owner has joined. A fork that needs forks opens a scope, and owns
/// that one.
///
/// Run `make part_03 STEP=4d`. Watch for the exception.
///
/// Trap: Any thread may fork in a scope, as any thread may submit to an executor. In fact, only the
/// thread that opened the scope may; a fork opens a scope of its own.
final class Step04d_OnlyTheOwnerForks {

  static void main() throws InterruptedException {
    say("breakfast forks an omelette, which needs eggs and ham");
    try {
      say("in the scope at hand    %s", inTheScopeAtHand());
    } catch (FailedException e) {
      say("in the scope at hand    %s", e.getCause().getClass().getSimpleName());
    }
    say("in a scope of its own   %s", inAScopeOfItsOwn());
  }

  /// The mistake. ALWAYS fails with a WrongThreadException, before the eggs are begun.
  static String inTheScopeAtHand() throws InterruptedException {
    try (var breakfast = open()) {
      Subtask<String> omelette =
          breakfast.fork(() -> {
            Subtask<String> eggs = breakfast.fork(() -> "eggs"); // throws
            Subtask<String> ham = breakfast.fork(() -> "ham");
            breakfast.join();
            return "omelette of %s and %s".formatted(eggs.get(), ham.get());
          });
      breakfast.join();
      return omelette.get();
    }
  }

  /// The repair: scopes nest as their blocks do. ALWAYS an omelette.
  static String inAScopeOfItsOwn() throws InterruptedException {
    try (var breakfast = open()) {
      Subtask<String> omelette =
          breakfast.fork(() -> {
            try (var pan = open()) {
              Subtask<String> eggs = pan.fork(() -> "eggs");
              Subtask<String> ham = pan.fork(() -> "ham");
              pan.join();
              return "omelette of %s and %s".formatted(eggs.get(), ham.get());
            }
          });
      breakfast.join();
      return omelette.get();
    }
  }
}
