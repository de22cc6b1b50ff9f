package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

  private static final String WRONG_TYPE =
      "(error) WRONGTYPE Operation against a key holding the wrong kind of value";
  private static final String NOT_AN_INTEGER =
      "(error) ERR value is not an integer or out of range";

  private final Script redis = new Script();

  /// The list `l`, its elements with spaces between them.
  private String list() {
    return redis.send("LRANGE l 0 -1").replaceAll("(?m)^ *\\d+\\) \"(.*)\"\n?", "$1 ").strip();
  }

  @Test
  void elements_are_pushed_one_by_one() {
    assertThat(redis.send("RPUSH l a b c")).isEqualTo("(integer) 3");
    assertThat(redis.send("LPUSH l x y")).isEqualTo("(integer) 5");
    assertThat(list()).isEqualTo("y x a b c");
    assertThat(redis.send("LLEN l")).isEqualTo("(integer) 5");
    assertThat(redis.send("TYPE l")).isEqualTo("list");
    assertThat(redis.send("OBJECT ENCODING l")).isEqualTo("\"quicklist\"");
  }

  @Test
  void pushx_pushes_only_onto_a_list_that_is_there() {
    assertThat(redis.send("LPUSHX l a")).isEqualTo("(integer) 0");
    assertThat(redis.send("RPUSHX l a")).isEqualTo("(integer) 0");
    assertThat(redis.send("EXISTS l")).isEqualTo("(integer) 0");
    redis.send("RPUSH l b");
    assertThat(redis.send("LPUSHX l a 1")).isEqualTo("(integer) 3");
    assertThat(redis.send("RPUSHX l c")).isEqualTo("(integer) 4");
    assertThat(list()).isEqualTo("1 a b c");
  }

  @Test
  void an_element_is_popped_from_either_end() {
    redis.send("RPUSH l a b c");
    assertThat(redis.send("LPOP l")).isEqualTo("\"a\"");
    assertThat(redis.send("RPOP l")).isEqualTo("\"c\"");
    assertThat(redis.send("LPOP l")).isEqualTo("\"b\"");
    assertThat(redis.send("EXISTS l")).isEqualTo("(integer) 0");
    assertThat(redis.send("LPOP l")).isEqualTo("(nil)");
  }

  @Test
  void a_pop_with_a_count_gives_an_array() {
    redis.send("RPUSH l a b c d");
    assertThat(redis.send("LPOP l 2")).isEqualTo("1) \"a\"\n2) \"b\"");
    assertThat(redis.send("LPOP l 0")).isEqualTo("(empty array)");
    assertThat(redis.send("RPOP l 10")).isEqualTo("1) \"d\"\n2) \"c\"");
    assertThat(redis.send("EXISTS l")).isEqualTo("(integer) 0");
  }

  @Test
  void a_pop_from_no_list_gives_a_null_of_the_form_that_was_asked_for() {
    assertThat(redis.raw("LPOP none")).isEqualTo("$-1\r\n");
    assertThat(redis.raw("LPOP none 1")).isEqualTo("*-1\r\n");
    redis.send("HELLO 3");
    assertThat(redis.raw("LPOP none")).isEqualTo("_\r\n");
    assertThat(redis.raw("RPOP none 1")).isEqualTo("_\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1.5", "9223372036854775808"})
  void a_count_of_elements_to_pop_is_not_negative(String count) {
    assertThat(redis.send("LPOP l " + count))
        .isEqualTo("(error) ERR value is out of range, must be positive");
  }

  @Test
  void a_pop_takes_one_count_at_most() {
    assertThat(redis.send("LPOP l 1 2"))
        .isEqualTo("(error) ERR wrong number of arguments for 'lpop' command");
    assertThat(redis.send("RPOP l 1 2"))
        .isEqualTo("(error) ERR wrong number of arguments for 'rpop' command");
  }

  @ParameterizedTest
  @CsvSource({
    "0 -1, a b c d e",
    "0 0, a",
    "1 3, b c d",
    "-2 -1, d e",
    "-100 1, a b",
    "3 100, d e",
    "4 3, (empty array)",
    "5 9, (empty array)",
    "-1 -2, (empty array)",
    "0 -6, (empty array)",
    "-9223372036854775808 9223372036854775807, a b c d e"
  })
  void a_range_of_indexes_counts_from_either_end(String range, String elements) {
    redis.send("RPUSH l a b c d e");
    assertThat(
            redis.send("LRANGE l " + range).replaceAll("(?m)^\\d+\\) \"(.*)\"\n?", "$1 ").strip())
        .isEqualTo(elements);
  }

  @ParameterizedTest
  @CsvSource({
    "0 -1, a b c d e",
    "1 3, b c d",
    "-2 -1, d e",
    "-100 0, a",
    "4 100, e",
    "3 2, (empty array)",
    "5 9, (empty array)"
  })
  void a_trimmed_list_keeps_a_range(String range, String elements) {
    redis.send("RPUSH l a b c d e");
    assertThat(redis.send("LTRIM l " + range)).isEqualTo("OK");
    assertThat(list()).isEqualTo(elements);
    assertThat(redis.send("EXISTS l"))
        .isEqualTo("(integer) " + (elements.startsWith("(") ? "0" : "1"));
  }

  @ParameterizedTest
  @CsvSource({"0, \"a\"", "2, \"c\"", "-1, \"c\"", "-3, \"a\"", "3, (nil)", "-4, (nil)"})
  void an_element_has_an_index_from_either_end(String index, String element) {
    redis.send("RPUSH l a b c");
    assertThat(redis.send("LINDEX l " + index)).isEqualTo(element);
  }

  @Test
  void an_element_is_replaced_at_its_index() {
    redis.send("RPUSH l a b c");
    assertThat(redis.send("LSET l 1 x")).isEqualTo("OK");
    assertThat(redis.send("LSET l -1 z")).isEqualTo("OK");
    assertThat(list()).isEqualTo("a x z");
    assertThat(redis.send("LSET l 3 y")).isEqualTo("(error) ERR index out of range");
    assertThat(redis.send("LSET l -4 y")).isEqualTo("(error) ERR index out of range");
    assertThat(redis.send("LSET none 0 y")).isEqualTo("(error) ERR no such key");
  }

  @Test
  void an_element_is_inserted_beside_the_first_that_is_equal_to_another() {
    redis.send("RPUSH l a b a");
    assertThat(redis.send("LINSERT l BEFORE a x")).isEqualTo("(integer) 4");
    assertThat(redis.send("LINSERT l after b y")).isEqualTo("(integer) 5");
    assertThat(redis.send("LINSERT l AFTER none z")).isEqualTo("(integer) -1");
    assertThat(redis.send("LINSERT none AFTER a z")).isEqualTo("(integer) 0");
    assertThat(redis.send("LINSERT l BESIDE a z")).isEqualTo("(error) ERR syntax error");
    assertThat(list()).isEqualTo("x a b y a");
    redis.send("LINSERT l AFTER y 1");
    assertThat(list()).isEqualTo("x a b y 1 a");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, b c b a a",
    "-2, 2, a b c a b",
    "0, 4, b c b",
    "100, 4, b c b",
    "-9223372036854775808, 4, b c b"
  })
  void equal_elements_are_removed_from_either_end(String count, int removed, String rest) {
    redis.send("RPUSH l a b c a b a a");
    assertThat(redis.send("LREM l " + count + " a")).isEqualTo("(integer) " + removed);
    assertThat(list()).isEqualTo(rest);
  }

  @Test
  void many_equal_elements_are_removed_at_once() {
    for (int i = 0; i < 50; i++) {
      redis.send("RPUSH l x " + i + " x");
    }
    assertThat(redis.send("LREM l -60 x")).isEqualTo("(integer) 60");
    assertThat(redis.send("LLEN l")).isEqualTo("(integer) 90");
    assertThat(redis.send("LRANGE l 0 3")).isEqualTo("1) \"x\"\n2) \"0\"\n3) \"x\"\n4) \"x\"");
    assertThat(redis.send("LRANGE l -2 -1")).isEqualTo("1) \"48\"\n2) \"49\"");
    assertThat(redis.send("LREM l 0 x")).isEqualTo("(integer) 40");
    assertThat(redis.send("LREM l 0 nothing")).isEqualTo("(integer) 0");
  }

  @Test
  void a_list_without_elements_is_no_list() {
    redis.send("RPUSH l a a");
    assertThat(redis.send("LREM l 0 a")).isEqualTo("(integer) 2");
    assertThat(redis.send("EXISTS l")).isEqualTo("(integer) 0");
    assertThat(redis.send("LLEN l")).isEqualTo("(integer) 0");
    assertThat(redis.send("LREM l 0 a")).isEqualTo("(integer) 0");
    assertThat(redis.send("LTRIM l 0 1")).isEqualTo("OK");
    assertThat(redis.send("LINDEX l 0")).isEqualTo("(nil)");
    assertThat(redis.send("LRANGE l 0 -1")).isEqualTo("(empty array)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LRANGE l x 0", "LRANGE l 0 1.5", "LTRIM l 0 x", "LTRIM l x 0", "LREM l x a"})
  void an_index_and_a_count_are_integers_though_there_is_no_list(String line) {
    assertThat(redis.send(line)).isEqualTo(NOT_AN_INTEGER);
  }

  @Test
  void lindex_and_lset_look_for_the_list_first() {
    assertThat(redis.send("LINDEX none x")).isEqualTo("(nil)");
    assertThat(redis.send("LSET none x a")).isEqualTo("(error) ERR no such key");
    redis.send("RPUSH l a");
    assertThat(redis.send("LINDEX l x")).isEqualTo(NOT_AN_INTEGER);
    assertThat(redis.send("LSET l x a")).isEqualTo(NOT_AN_INTEGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LPUSH s a",
        "RPUSH s a",
        "LPUSHX s a",
        "RPUSHX s a",
        "LPOP s",
        "RPOP s 0",
        "LLEN s",
        "LRANGE s 0 -1",
        "LINDEX s x",
        "LSET s x a",
        "LINSERT s BEFORE a b",
        "LREM s 0 a",
        "LTRIM s 0 1",
        "LPOS s a"
      })
  void a_key_of_another_type_is_refused_and_unchanged(String line) {
    redis.send("SET s text");
    assertThat(redis.send(line)).isEqualTo(WRONG_TYPE);
    assertThat(redis.send("GET s")).isEqualTo("\"text\"");
  }

  @Test
  void every_change_is_told() {
    assertThat(redis.events("RPUSH l a b c d")).containsExactly("new l", "rpush l");
    assertThat(redis.events("LPUSH l x y")).containsExactly("lpush l");
    assertThat(redis.events("LSET l 0 z")).containsExactly("lset l");
    assertThat(redis.events("LINSERT l BEFORE a 1")).containsExactly("linsert l");
    assertThat(redis.events("LINSERT l BEFORE none 1")).isEmpty();
    assertThat(redis.events("LREM l 0 1")).containsExactly("lrem l");
    assertThat(redis.events("LREM l 0 none")).isEmpty();
    assertThat(redis.events("LTRIM l 0 -1")).containsExactly("ltrim l");
    assertThat(redis.events("LPOP l 2")).containsExactly("lpop l");
    assertThat(redis.events("LPOP l 0")).isEmpty();
    assertThat(redis.events("RPOP l 100")).containsExactly("rpop l", "del l");
    assertThat(redis.events("LPUSHX l a")).isEmpty();
    assertThat(redis.events("LPOP l")).isEmpty();
    redis.send("RPUSH l a");
    assertThat(redis.events("LREM l 1 a")).containsExactly("lrem l", "del l");
    redis.send("RPUSH l a");
    assertThat(redis.events("LTRIM l 1 0")).containsExactly("ltrim l", "del l");
  }
}
