package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private final Deadlines deadlines = new Deadlines();

  private static Key key(String name) {
    return new Key(name.getBytes(java.nio.charset.StandardCharsets.UTF_8), new StringValue(1));
  }

  @Test
  void a_key_has_one_deadline_at_most() {
    Key key = key("a");
    deadlines.set(key, 5);
    deadlines.set(key, 7);
    assertThat(deadlines.size()).isEqualTo(1);
    assertThat(key.deadline()).isEqualTo(7);
    deadlines.clear(key);
    deadlines.clear(key);
    assertThat(deadlines.size()).isZero();
    assertThat(key.deadline()).isEqualTo(Key.NEVER);
    assertThat(deadlines.next()).isNull();
  }

  @Test
  void a_walk_meets_each_key_in_turn() {
    for (int i = 0; i < 100; i++) {
      deadlines.set(key("a" + i), i);
    }
    for (int round = 0; round < 3; round++) {
      Set<Key> met = new HashSet<>();
      for (int i = 0; i < 100; i++) {
        met.add(deadlines.next());
      }
      assertThat(met).hasSize(100);
    }
  }

  @Test
  void a_walk_that_removes_what_it_meets_misses_none() {
    for (int i = 0; i < 100; i++) {
      deadlines.set(key("a" + i), i);
    }
    Set<Key> met = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Key key = deadlines.next();
      met.add(key);
      if (i % 3 != 0) {
        deadlines.clear(key);
      }
    }
    assertThat(met).hasSize(100);
    assertThat(deadlines.size()).isEqualTo(34);
  }

  @Test
  void the_keys_that_stay_are_kept_whichever_go() {
    var random = new Random(1);
    List<Key> expected = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      if (random.nextInt(10) < (i / 1000 % 2 == 0 ? 8 : 2)) {
        Key key = key("a" + i);
        deadlines.set(key, i);
        expected.add(key);
      } else if (!expected.isEmpty()) {
        deadlines.clear(expected.remove(random.nextInt(expected.size())));
      }
      assertThat(deadlines.size()).isEqualTo(expected.size());
    }
    Set<Key> met = new HashSet<>();
    for (int i = 0; i < expected.size(); i++) {
      met.add(deadlines.next());
    }
    assertThat(met).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void the_mean_counts_what_has_passed_as_0() {
    assertThat(deadlines.meanTimeLeft(0)).isZero();
    deadlines.set(key("a"), 100);
    deadlines.set(key("b"), 300);
    deadlines.set(key("c"), 10);
    assertThat(deadlines.meanTimeLeft(100)).isEqualTo(66);
  }
}
