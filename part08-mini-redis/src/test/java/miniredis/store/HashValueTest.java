package miniredis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashValueTest {

  private final HashValue hash = new HashValue();
  private final Limits limits = new Limits();

  @BeforeEach
  void up_to_3_fields_of_5_bytes_make_a_small_hash() {
    limits.hashEntries = 3;
    limits.hashValue = 5;
  }

  private boolean put(String field, String value) {
    return hash.put(Bytes.of(field), Bytes.of(value), limits);
  }

  private String get(String field) {
    byte[] value = hash.get(Bytes.of(field));
    return value == null ? null : Bytes.text(value);
  }

  private boolean remove(String field) {
    return hash.remove(Bytes.of(field));
  }

  private static List<String> all(HashValue hash) {
    List<String> all = new ArrayList<>();
    hash.forEach((field, value) -> all.add(Bytes.text(field) + "=" + Bytes.text(value)));
    return all;
  }

  @Test
  void a_small_hash_keeps_its_fields_in_the_order_in_which_they_came() {
    assertThat(put("c", "1")).isTrue();
    assertThat(put("a", "2")).isTrue();
    assertThat(put("b", "3")).isTrue();
    assertThat(put("c", "4")).isFalse();
    assertThat(all(hash)).containsExactly("c=4", "a=2", "b=3");
    assertThat(hash.encoding()).isEqualTo("listpack");
    assertThat(hash.size()).isEqualTo(3);
    assertThat(get("a")).isEqualTo("2");
    assertThat(get("x")).isNull();
  }

  @Test
  void a_field_that_is_removed_leaves_the_others_in_order() {
    put("a", "1");
    put("b", "2");
    put("c", "3");
    assertThat(remove("b")).isTrue();
    assertThat(remove("b")).isFalse();
    assertThat(all(hash)).containsExactly("a=1", "c=3");
    put("b", "4");
    assertThat(all(hash)).containsExactly("a=1", "c=3", "b=4");
  }

  @Test
  void one_field_more_than_the_limit_makes_it_a_table_for_good() {
    put("a", "1");
    put("b", "2");
    put("c", "3");
    put("d", "4");
    assertThat(hash.encoding()).isEqualTo("hashtable");
    assertThat(all(hash)).containsExactlyInAnyOrder("a=1", "b=2", "c=3", "d=4");
    remove("a");
    remove("b");
    assertThat(hash.encoding()).isEqualTo("hashtable");
    assertThat(hash.size()).isEqualTo(2);
    assertThat(get("d")).isEqualTo("4");
    assertThat(get("a")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "12345, 12345, listpack",
    "123456, 1, hashtable",
    "1, 123456, hashtable",
    "'', '', listpack"
  })
  void a_long_field_or_value_makes_it_a_table(String field, String value, String encoding) {
    put(field, value);
    assertThat(hash.encoding()).isEqualTo(encoding);
    assertThat(get(field)).isEqualTo(value);
  }

  @Test
  void a_long_value_for_an_old_field_makes_it_a_table() {
    put("a", "1");
    assertThat(put("a", "123456")).isFalse();
    assertThat(hash.encoding()).isEqualTo("hashtable");
    assertThat(all(hash)).containsExactly("a=123456");
  }

  @Test
  void a_limit_that_was_lowered_holds_from_the_next_change_on() {
    put("a", "1");
    put("b", "2");
    limits.hashEntries = 1;
    assertThat(hash.encoding()).isEqualTo("listpack");
    put("a", "3");
    assertThat(hash.encoding()).isEqualTo("hashtable");
  }

  @Test
  void a_table_does_what_the_small_form_does() {
    limits.hashEntries = 0;
    assertThat(put("a", "1")).isTrue();
    assertThat(put("a", "2")).isFalse();
    assertThat(get("a")).isEqualTo("2");
    assertThat(remove("b")).isFalse();
    assertThat(remove("a")).isTrue();
    assertThat(hash.size()).isZero();
  }

  @Test
  void a_hash_grows_well_past_its_first_room() {
    limits.hashEntries = 100;
    for (int i = 0; i < 100; i++) {
      put("f" + i, "" + i);
    }
    assertThat(hash.encoding()).isEqualTo("listpack");
    assertThat(get("f99")).isEqualTo("99");
    assertThat(hash.size()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"3", "0"})
  void a_copy_is_another_hash_of_the_same_form(int entries) {
    limits.hashEntries = entries;
    put("a", "1");
    put("b", "2");
    HashValue copy = hash.copy();
    copy.put(Bytes.of("a"), Bytes.of("9"), limits);
    copy.put(Bytes.of("c"), Bytes.of("3"), limits);
    copy.remove(Bytes.of("b"));
    assertThat(all(hash)).containsExactlyInAnyOrder("a=1", "b=2");
    assertThat(all(copy)).containsExactlyInAnyOrder("a=9", "c=3");
    assertThat(copy.encoding()).isEqualTo(hash.encoding());
  }

  @ParameterizedTest
  @CsvSource({"3", "0"})
  void any_field_comes_up_sooner_or_later(int entries) {
    limits.hashEntries = entries;
    put("a", "1");
    put("b", "2");
    put("c", "3");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) { // each is left out with a chance of less than 10 ^ -100
      seen.add(Bytes.text(hash.any()));
    }
    assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void a_table_is_walked_through_piece_by_piece() {
    for (int i = 0; i < 50; i++) {
      put("f" + i, "" + i);
    }
    assertThat(hash.isTable()).isTrue();
    List<String> seen = new ArrayList<>();
    long cursor = 0;
    do {
      cursor = hash.scan(cursor, field -> seen.add(Bytes.text(field.name())));
    } while (cursor != 0);
    assertThat(new HashSet<>(seen)).hasSize(50);
  }
}
