package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a list that is sorted anew each time.
final class SortedSetTest {

  private record Entry(String member, double score) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingDouble(Entry::score).thenComparing(Entry::member);

  private final Limits limits = new Limits();
  private final SortedSet set = new SortedSet();
  private final Map<String, Double> model = new HashMap<>();

  private List<Entry> sorted() {
    return model.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .sorted(ORDER)
        .toList();
  }

  private static List<Entry> all(SortedSet set) {
    var all = new ArrayList<Entry>();
    set.forEach(0, set.size(), (member, score) -> all.add(new Entry(Bytes.text(member), score)));
    return all;
  }

  /// With 100 as the limit the small form becomes a skip list on the way.
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 10_000})
  void whatever_comes_and_goes_it_is_in_order(int limit) {
    limits.sortedSetEntries = limit;
    var random = new Random(limit);
    for (int i = 0; i < 3_000; i++) {
      String member = "m" + random.nextInt(400);
      if (random.nextInt(3) == 0) {
        assertThat(set.remove(Bytes.of(member))).isEqualTo(model.remove(member) != null);
      } else {
        double score = random.nextInt(50); // many have the same
        set.put(Bytes.of(member), score, limits);
        model.put(member, score);
      }
      if (i % 100 == 0) {
        assertThat(all(set)).isEqualTo(sorted());
        compare();
      }
    }
    assertThat(set.encoding()).isEqualTo(limit == 10_000 ? "listpack" : "skiplist");
  }

  private void compare() {
    List<Entry> sorted = sorted();
    assertThat(set.size()).isEqualTo(sorted.size());
    for (int rank = 0; rank < sorted.size(); rank++) {
      Entry entry = sorted.get(rank);
      assertThat(set.rank(Bytes.of(entry.member))).isEqualTo(rank);
      assertThat(set.score(Bytes.of(entry.member))).isEqualTo(entry.score);
      double score = entry.score;
      int below = (int) sorted.stream().filter(other -> other.score < score).count();
      assertThat(set.countBefore((its, _) -> its < score)).isEqualTo(below);
    }
    var reversed = new ArrayList<Entry>();
    set.forEachReversed(
        0, set.size(), (member, score) -> reversed.add(new Entry(Bytes.text(member), score)));
    assertThat(reversed).isEqualTo(sorted.reversed());
  }

  @Test
  void a_range_is_by_ranks() {
    limits.sortedSetEntries = 0;
    for (int i = 0; i < 1_000; i++) {
      set.add(Bytes.of("m" + i), i, limits);
    }
    var some = new ArrayList<Double>();
    set.forEach(500, 503, (_, score) -> some.add(score));
    assertThat(some).containsExactly(500.0, 501.0, 502.0);
  }

  @Test
  void what_is_not_there_has_no_rank_and_no_score() {
    set.put(Bytes.of("a"), 1, limits);
    assertThat(set.rank(Bytes.of("b"))).isEqualTo(-1);
    assertThat(set.score(Bytes.of("b"))).isNaN();
    assertThat(set.contains(Bytes.of("b"))).isFalse();
    assertThat(set.remove(Bytes.of("b"))).isFalse();
  }

  @Test
  void members_with_the_same_score_stand_in_the_order_of_their_bytes() {
    for (String member : List.of("b", "\u00ff", "a", "aa", "", "B")) {
      set.put(Bytes.of(member), 0, limits);
    }
    assertThat(all(set).stream().map(Entry::member))
        .containsExactly("", "B", "a", "aa", "b", "\u00ff");
  }

  @Test
  void a_long_member_ends_the_small_form() {
    limits.sortedSetValue = 3;
    set.put(Bytes.of("abc"), 1, limits);
    assertThat(set.encoding()).isEqualTo("listpack");
    set.put(Bytes.of("abcd"), 1, limits);
    assertThat(set.encoding()).isEqualTo("skiplist");
  }

  @Test
  void another_score_ends_no_small_form_though_it_is_over_the_limits_now() {
    set.put(Bytes.of("abc"), 1, limits);
    set.put(Bytes.of("b"), 2, limits);
    limits.sortedSetEntries = 1;
    limits.sortedSetValue = 1;
    set.put(Bytes.of("abc"), 3, limits);
    assertThat(set.encoding()).isEqualTo("listpack");
    assertThat(all(set)).containsExactly(new Entry("b", 2), new Entry("abc", 3));
    set.put(Bytes.of("c"), 3, limits);
    assertThat(set.encoding()).isEqualTo("skiplist");
  }

  /// Redis keeps whole numbers as such there.
  @Test
  void the_small_form_has_no_minus_zero() {
    set.put(Bytes.of("a"), -0.0, limits);
    assertThat(1 / set.score(Bytes.of("a"))).isPositive();
    var large = SortedSet.large();
    large.put(Bytes.of("a"), -0.0);
    assertThat(1 / large.score(Bytes.of("a"))).isNegative();
    assertThat(1 / large.fitted(limits).score(Bytes.of("a"))).isPositive();
  }

  @Test
  void a_computed_set_takes_the_small_form_if_it_fits() {
    var large = SortedSet.large();
    for (int i = 0; i < 128; i++) {
      large.put(Bytes.of("m" + i), i);
    }
    assertThat(large.fitted(limits).encoding()).isEqualTo("listpack");
    assertThat(all(large.fitted(limits))).isEqualTo(all(large));
    large.put(Bytes.of("one more"), 1);
    assertThat(large.fitted(limits)).isSameAs(large);
  }

  @Test
  void a_copy_is_another_one() {
    set.put(Bytes.of("a"), 1, limits);
    SortedSet copy = set.copy();
    copy.put(Bytes.of("a"), 2, limits);
    assertThat(set.score(Bytes.of("a"))).isEqualTo(1);
  }
}
