package ascompleted;

import static ascompleted.Step05_ASeedRepeatsOneTask.own;
import static ascompleted.Step05_ASeedRepeatsOneTask.shared;
import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.Step05_ASeedRepeatsOneTask.Drawn;
import ascompleted.Step05_ASeedRepeatsOneTask.Player;
import ascompleted.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step05_ASeedRepeatsOneTaskTest {

  private static final int SEED = 11;

  @Test
  void with_generators_of_their_own_each_task_draws_the_same_in_every_order() throws Exception {
    var forth = inOrder(own(SEED), 0, 1, 2);
    assertThat(inOrder(own(SEED), 2, 1, 0)).isEqualTo(forth);
    assertThat(Step05_ASeedRepeatsOneTask.play(players(own(SEED)), _ -> {})).isEqualTo(forth);
  }

  @Test
  void with_a_shared_generator_who_draws_first_gets_the_first_number() throws Exception {
    assertThat(inOrder(shared(SEED), 2, 1, 0)).isNotEqualTo(inOrder(shared(SEED), 0, 1, 2));
    assertThat(inOrder(shared(SEED), 0, 1, 2))
        .as("the same order, the same numbers")
        .isEqualTo(inOrder(shared(SEED), 0, 1, 2));
  }

  @Test
  void another_seed_has_other_numbers() throws Exception {
    assertThat(inOrder(own(SEED), 0, 1, 2)).isNotEqualTo(inOrder(own(SEED + 1), 0, 1, 2));
    assertThat(inOrder(shared(SEED), 0, 1, 2)).isNotEqualTo(inOrder(shared(SEED + 1), 0, 1, 2));
  }

  @Test
  void a_task_draws_until_a_number_is_above_its_threshold() throws Exception {
    var heard = new ArrayList<Drawn>();
    var player = new Player(1, 8, Duration.ZERO, numbers(3, 8, 9, 10));
    assertThat(player.play(heard::add)).containsExactly(3, 8, 9);
    assertThat(heard)
        .containsExactly(new Drawn(1, 3, false), new Drawn(1, 8, false), new Drawn(1, 9, true));
  }

  @Test
  void it_sleeps_after_each_miss_and_not_after_the_last_number() throws Exception {
    long start = System.nanoTime();
    new Player(0, 5, Duration.ofMillis(50), numbers(1, 2, 9)).play(_ -> {});
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(100_000_000);
    new Player(0, 5, Duration.ofMinutes(1), numbers(9)).play(_ -> {}); // or this takes a minute
  }

  /// Each draws only when all three have begun.
  @Test
  void the_three_play_at_once() {
    var begun = new CountDownLatch(3);
    var players = new ArrayList<Player>();
    for (int task = 0; task < 3; task++) {
      var first = new AtomicBoolean(true);
      RandomGenerator random =
          () -> {
            if (first.getAndSet(false)) {
              begun.countDown();
              await(begun);
            }
            return new SplittableRandom().nextLong();
          };
      players.add(new Player(task, 7, Duration.ZERO, random));
    }
    var heard = new ConcurrentLinkedQueue<Drawn>();
    assertThat(Step05_ASeedRepeatsOneTask.play(players, heard::add)).containsOnlyKeys(0, 1, 2);
    assertThat(heard).filteredOn(Drawn::passes).hasSize(3);
  }

  @Test
  void numbers_are_from_0_to_10() throws Exception {
    var drawn = new Player(0, 9, Duration.ZERO, new SplittableRandom(SEED)).play(_ -> {});
    assertThat(drawn).allMatch(number -> number >= 0 && number <= 10).last().isEqualTo(10);
  }

  @Test
  void each_task_has_a_colour_where_there_are_colours_and_its_name_everywhere() {
    var miss = new Drawn(1, 3, false);
    assertThat(miss.shown(new Terminal(false, false))).isEqualTo("task 1 drew  3");
    assertThat(miss.shown(new Terminal(true, true))).isEqualTo("\u001b[32mtask 1 drew  3\u001b[0m");
    assertThat(new Drawn(2, 9, true).shown(new Terminal(true, true)))
        .isEqualTo("\u001b[33mtask 2 drew  9, and passes\u001b[0m");
  }

  /// One task after the other, in this order.
  private static Map<Integer, List<Integer>> inOrder(List<RandomGenerator> random, int... tasks)
      throws InterruptedException {
    var players = players(random);
    var numbers = new TreeMap<Integer, List<Integer>>();
    for (int task : tasks) {
      numbers.put(task, players.get(task).play(_ -> {}));
    }
    return numbers;
  }

  private static List<Player> players(List<RandomGenerator> random) {
    return List.of(
        new Player(0, 9, Duration.ZERO, random.get(0)),
        new Player(1, 8, Duration.ZERO, random.get(1)),
        new Player(2, 7, Duration.ZERO, random.get(2)));
  }

  /// Gives these numbers, whatever it is asked for.
  private static RandomGenerator numbers(int... numbers) {
    return new RandomGenerator() {
      private int next;

      @Override
      public long nextLong() {
        throw new AssertionError("a number from 0 to 10 was wanted");
      }

      @Override
      public int nextInt(int bound) {
        assertThat(bound).isEqualTo(11);
        return numbers[next++];
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void in_the_step_the_thresholds_are_9_8_and_7() throws Exception {
    assertThat(Step05_ASeedRepeatsOneTask.quietly(own(SEED), 0, 0, 0))
        .isEqualTo(inOrder(own(SEED), 0, 1, 2))
        .containsOnlyKeys(0, 1, 2);
  }

  @Test
  void two_runs_are_the_same_or_not() {
    assertThat(Step05_ASeedRepeatsOneTask.same(List.of(1), List.of(1)))
        .isEqualTo("the same numbers");
    assertThat(Step05_ASeedRepeatsOneTask.same(List.of(1), List.of(2))).isEqualTo("other numbers");
  }
}
