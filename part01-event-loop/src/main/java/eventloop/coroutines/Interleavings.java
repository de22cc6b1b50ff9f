package eventloop.coroutines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Runs small tasks in every order in which they can take turns.
///
/// The tasks are coroutines, and this is their scheduler: it lets one of them run up to its next
/// wait, then chooses again. They may wait by `Thread.yield` or for each other, by what is in
/// `java.util.concurrent`: not for time, and not by `synchronized`, whose waiters another thread of
/// the JDK's wakes later.
public final class Interleavings {

  private Interleavings() {}

  /// One schedule, and the state that it left. In ABBA, the first task ran up to its first wait,
  /// the second up to its own, then the second again, and the first.
  public record Run<S>(String schedule, S state) {}

  /// Tries each schedule once, on a state of its own, in alphabetical order. The tasks' threads are
  /// called A, B, C...
  ///
  /// @throws IllegalStateException if there are tasks left, and each waits for another
  /// @throws java.util.concurrent.CompletionException if a task fails
  public static <S> List<Run<S>> tryAll(Supplier<S> fresh, List<Consumer<S>> tasks) {
    var runs = new ArrayList<Run<S>>();
    var untried = new ArrayDeque<>(List.of("")); // how schedules begin that were not tried yet
    while (!untried.isEmpty()) {
      S state = fresh.get();
      runs.add(new Run<>(run(untried.pop(), untried, tasks, state), state));
    }
    return runs;
  }

  /// Follows `beginning`, and from there on takes the first task that can go on. Each other task
  /// that could have gone on instead begins a schedule that is still untried.
  private static <S> String run(
      String beginning, Deque<String> untried, List<Consumer<S>> tasks, S state) {
    var turns = new ArrayList<Deque<Runnable>>(); // for each task its next turn, if it can go on
    var ends = new ArrayList<CompletableFuture<Void>>();
    for (var task : tasks) {
      var turn = new ArrayDeque<Runnable>();
      turns.add(turn);
      ends.add(Coroutines.start(name(ends.size()), () -> task.accept(state), turn::add));
    }
    String schedule = "";
    for (var able = able(turns); !able.isEmpty(); able = able(turns)) {
      int next = able.getFirst();
      if (schedule.length() < beginning.length()) {
        next = beginning.charAt(schedule.length()) - 'A';
      } else {
        for (int other : able.subList(1, able.size()).reversed()) {
          untried.push(schedule + name(other));
        }
      }
      schedule += name(next);
      turns.get(next).remove().run();
    }
    for (var end : ends) {
      if (end.isCompletedExceptionally()) {
        end.join(); // first: others may wait for the one that has failed
      }
    }
    if (!ends.stream().allMatch(CompletableFuture::isDone)) {
      throw new IllegalStateException("after " + schedule + " each task waits for another");
    }
    return schedule;
  }

  private static List<Integer> able(List<Deque<Runnable>> turns) {
    return IntStream.range(0, turns.size()).filter(i -> !turns.get(i).isEmpty()).boxed().toList();
  }

  private static String name(int task) {
    return Character.toString('A' + task);
  }
}
