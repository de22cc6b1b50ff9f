package ascompleted;

import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Three tasks each draw numbers from 0 to 10 until one is above the task's threshold, and sleep
/// after each miss. The generator has a seed. Does a run repeat?
///
/// One might expect so: equal seeds, equal numbers. But if the tasks share a generator, which of
/// them gets which number depends on who draws first, and so on how long each one sleeps. With a
/// generator for each task, made before the tasks start, each task's numbers repeat.
///
/// Run `make part_05 STEP=5`. Watch the colours, one for each task; where the output is no
/// terminal, or `NO_COLOR` is set, the names have to do.
///
/// Trap: A seed makes a run repeat. In fact, it repeats the numbers of one generator; tasks that
/// share it draw in an order that no seed decides, so each needs one of its own.
final class Step05_ASeedRepeatsOneTask {

  private static final int SEED = 11;

  static void main() {
    var terminal = Terminal.ofThisProcess();
    say("task 0 passes above 9, task 1 above 8, task 2 above 7; they sleep 0.1, 0.2 and 0.3 s");
    var drawn = play(players(own(SEED), 100, 200, 300), one -> say("%s", one.shown(terminal)));
    say("a generator each, shorter sleeps   %s", same(drawn, quietly(own(SEED), 10, 20, 30)));
    say("a generator each, reversed sleeps  %s", same(drawn, quietly(own(SEED), 30, 20, 10)));
    drawn = quietly(shared(SEED), 10, 20, 30);
    say("one for all, reversed sleeps       %s", same(drawn, quietly(shared(SEED), 30, 20, 10)));
  }

  /// The mistake. Which task draws which number is SOMETIMES other than in the run before.
  static List<RandomGenerator> shared(long seed) {
    var random = new Random(seed); // at least thread-safe: a SplittableRandom is not
    return List.of(random, random, random);
  }

  /// The repair: one thread splits the generator before any task draws. Each task ALWAYS draws the
  /// same numbers.
  static List<RandomGenerator> own(long seed) {
    var random = new SplittableRandom(seed);
    return List.of(random.split(), random.split(), random.split());
  }

  record Player(int task, int threshold, Duration pause, RandomGenerator random) {

    /// Draws until it passes. Returns all its numbers.
    List<Integer> play(Consumer<Drawn> heard) throws InterruptedException {
      var numbers = new ArrayList<Integer>();
      while (true) {
        int number = random.nextInt(11);
        numbers.add(number);
        heard.accept(new Drawn(task, number, number > threshold));
        if (number > threshold) {
          return numbers;
        }
        Thread.sleep(pause);
      }
    }
  }

  record Drawn(int task, int number, boolean passes) {
    String shown(Terminal terminal) {
      String text = "task %d drew %2d%s".formatted(task, number, passes ? ", and passes" : "");
      return terminal.paint(task, text);
    }
  }

  /// The numbers that each task drew.
  static Map<Integer, List<Integer>> play(List<Player> players, Consumer<Drawn> heard) {
    var numbers = new TreeMap<Integer, List<Integer>>();
    try (var outcomes = new AsCompleted<>(players, 3, player -> player.play(heard))) {
      for (Outcome<Player, List<Integer>> outcome : outcomes) {
        switch (outcome) {
          case Success(var player, var drawn) -> numbers.put(player.task, drawn);
          case Failure(_, var cause) -> throw new IllegalStateException(cause);
        }
      }
    }
    return numbers;
  }

  static Map<Integer, List<Integer>> quietly(List<RandomGenerator> random, int... millis) {
    return play(players(random, millis), _ -> {});
  }

  private static List<Player> players(List<RandomGenerator> random, int... millis) {
    return IntStream.range(0, 3)
        .mapToObj(i -> new Player(i, 9 - i, Duration.ofMillis(millis[i]), random.get(i)))
        .toList();
  }

  static String same(Object one, Object other) {
    return one.equals(other) ? "the same numbers" : "other numbers";
  }
}
