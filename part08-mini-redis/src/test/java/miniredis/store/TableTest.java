package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

  private static final class Named extends Table.Entry {
    Named(String name) {
      super(bytes(name));
    }

    String text() {
      return new String(name(), StandardCharsets.UTF_8);
    }
  }

  private final Table<Named> table = new Table<>();

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private void add(String prefix, int from, int to) {
    for (int i = from; i < to; i++) {
      table.add(new Named(prefix + i));
    }
  }

  private void remove(String prefix, int from, int to) {
    for (int i = from; i < to; i++) {
      table.remove(bytes(prefix + i));
    }
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    table.forEach(entry -> all.add(entry.text()));
    return all;
  }

  @Test
  void it_asks_no_entry_behind_the_one_that_is_so() {
    add("e", 0, 1000);
    List<Named> asked = new ArrayList<>();
    assertThat(table.anyMatch(entry -> asked.add(entry) && asked.size() == 3)).isTrue();
    assertThat(asked).hasSize(3);
    assertThat(table.anyMatch(entry -> !asked.add(entry))).isFalse();
    assertThat(asked).hasSize(1003);
  }

  @Test
  void what_was_added_is_found_until_it_is_removed() {
    var entry = new Named("a");
    table.add(entry);
    assertThat(table.find(bytes("a"))).isSameAs(entry);
    assertThat(table.find(bytes("b"))).isNull();
    assertThat(table.remove(bytes("b"))).isNull();
    assertThat(table.remove(bytes("a"))).isSameAs(entry);
    assertThat(table.find(bytes("a"))).isNull();
    assertThat(table.size()).isZero();
  }

  @Test
  void it_does_what_a_hash_map_does() {
    var random = new Random(1);
    Map<String, Named> expected = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      // It fills for a while, and empties for a while.
      boolean fills = i / 20_000 % 2 == 0;
      String name = "key" + random.nextInt(5000);
      if (random.nextInt(10) < (fills ? 8 : 1)) {
        if (!expected.containsKey(name)) {
          var entry = new Named(name);
          expected.put(name, entry);
          table.add(entry);
        }
      } else {
        assertThat(table.remove(bytes(name))).isSameAs(expected.remove(name));
      }
      String other = "key" + random.nextInt(5000);
      assertThat(table.find(bytes(other))).isSameAs(expected.get(other));
      assertThat(table.size()).isEqualTo(expected.size());
    }
    assertThat(all()).containsExactlyInAnyOrderElementsOf(expected.keySet());
  }

  @Test
  void a_call_moves_a_few_buckets_only() {
    add("a", 0, 1024);
    assertThat(table.buckets()).isEqualTo(1024);
    add("b", 0, 1); // one more than there are buckets: it begins to grow
    assertThat(table.buckets()).isEqualTo(1024 + 2048);
    for (int i = 0; i < 400; i++) {
      table.find(bytes("missing"));
    }
    assertThat(table.buckets()).isEqualTo(1024 + 2048);
    assertThat(all()).hasSize(1025);
    for (int i = 0; i < 1024; i++) {
      table.find(bytes("missing"));
    }
    assertThat(table.buckets()).isEqualTo(2048);
    assertThat(all()).hasSize(1025).doesNotHaveDuplicates();
  }

  @Test
  void a_table_that_is_nearly_empty_shrinks() {
    add("a", 0, 10_000);
    remove("a", 0, 9_990);
    for (int i = 0; i < 20_000; i++) {
      table.find(bytes("missing"));
    }
    assertThat(table.buckets()).isLessThanOrEqualTo(10 * 10);
    assertThat(all()).hasSize(10);
  }

  @Test
  void a_table_that_was_large_and_fills_again_has_no_long_chains() {
    add("a", 0, 10_000);
    remove("a", 0, 10_000);
    while (table.buckets() > 4096) {
      table.find(bytes("missing")); // it shrinks once, is still too large, and begins again
    }
    for (int round = 0; round < 1000; round++) {
      table.add(new Named("b" + round));
      List<String> found = new ArrayList<>();
      table.scan(0, entry -> found.add(entry.text())); // a bucket, and where its entries come from
      assertThat(found).hasSizeLessThan(30);
    }
  }

  @Test
  void it_shrinks_while_entries_are_removed_by_those_who_walk_through_it() {
    add("a", 0, 10_000);
    long cursor = 0;
    do {
      cursor = table.scan(cursor, entry -> table.remove(entry.name()));
    } while (cursor != 0);
    assertThat(table.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1000, 1025, 5000})
  void a_scan_of_a_table_that_stays_gives_each_entry_once(int size) {
    add("a", 0, size);
    for (int i = 0; i < 3 * size; i++) {
      table.find(bytes("missing")); // nothing is left to be moved
    }
    List<String> found = new ArrayList<>();
    long cursor = 0;
    do {
      cursor = table.scan(cursor, entry -> found.add(entry.text()));
    } while (cursor != 0);
    assertThat(found).hasSize(size).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_scan_gives_each_entry_that_stays_whatever_the_table_does(long seed) {
    var random = new Random(seed);
    add("stays", 0, 300);
    List<String> staying = all();
    int from = 0; // of the others, those between `from` and `to` are there
    int to = 0;
    for (int round = 0; round < 6; round++) {
      Set<String> found = new HashSet<>();
      long cursor = 0;
      do {
        cursor = table.scan(cursor, entry -> found.add(entry.text()));
        // It grows to many times its size, and shrinks to what stays, in the midst of a scan.
        if (random.nextInt(20) == 0 && to - from < 4000) {
          add("goes", to, to + 4000);
          to += 4000;
        } else if (random.nextInt(20) == 0) {
          remove("goes", from, to);
          from = to;
        }
      } while (cursor != 0);
      assertThat(found).containsAll(staying);
    }
  }

  @Test
  void a_scan_may_begin_anywhere() {
    add("a", 0, 100);
    for (long cursor : new long[] {-1, 12345678901L, Long.MIN_VALUE, Long.MAX_VALUE}) {
      long next = cursor;
      int calls = 0;
      do {
        next = table.scan(next, _ -> {});
        calls++;
      } while (next != 0);
      assertThat(calls).isLessThanOrEqualTo(128);
    }
  }

  @Test
  void an_action_may_remove_what_it_is_given_and_the_rest_is_still_seen() {
    add("a", 0, 1000);
    Set<String> found = new HashSet<>();
    long cursor = 0;
    do {
      cursor =
          table.scan(
              cursor,
              entry -> {
                found.add(entry.text());
                table.remove(entry.name());
              });
    } while (cursor != 0);
    assertThat(found).hasSize(1000);
    assertThat(table.size()).isZero();
  }

  @Test
  void whoever_walks_through_it_may_look_entries_up() {
    add("a", 0, 1025); // it has just begun to grow
    List<String> found = new ArrayList<>();
    table.forEach(entry -> {
      assertThat(table.find(entry.name())).isSameAs(entry);
      found.add(entry.text());
    });
    assertThat(found).hasSize(1025).doesNotHaveDuplicates();
  }

  @Test
  void any_entry_comes_up_sooner_or_later() {
    assertThat(table.any()).isNull();
    add("a", 0, 50);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100_000 && seen.size() < 50; i++) {
      seen.add(table.any().text());
    }
    assertThat(seen).hasSize(50);
    remove("a", 0, 49);
    assertThat(table.any().text()).isEqualTo("a49");
  }
}
