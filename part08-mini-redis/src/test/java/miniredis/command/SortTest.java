package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortTest {

  private final Script redis = new Script();

  @BeforeEach
  void push() {
    redis.sendAll(
        "RPUSH list 10 9 -1 2.5",
        "RPUSH words b10 B9 a",
        "MSET weight_a 3 weight_b10 1 weight_B9 2",
        "HSET info_a name Ann",
        "HSET info_b10 name Bob");
  }

  /// The elements of a reply, in one line; what is missing is a dash.
  private String sorted(String line) {
    List<String> elements =
        redis
            .send(line)
            .lines()
            .map(element -> element.replaceAll("^ *\\d+\\) ", "").replace("(nil)", "-"))
            .toList();
    return String.join(" ", elements).replace("\"", "");
  }

  @ParameterizedTest
  @CsvSource({
    "SORT list, -1 2.5 9 10",
    "SORT list ASC, -1 2.5 9 10",
    "SORT list DESC, 10 9 2.5 -1",
    "SORT list DESC ASC, -1 2.5 9 10",
    "SORT list ALPHA, -1 10 2.5 9",
    "SORT list ALPHA DESC, 9 2.5 10 -1",
    "SORT words ALPHA, B9 a b10",
    "SORT_RO list, -1 2.5 9 10",
    "SORT missing, (empty array)",
  })
  void elements_are_sorted_as_numbers_or_as_texts(String line, String expected) {
    assertThat(sorted(line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "LIMIT 0 2, -1 2.5",
    "LIMIT 1 2, 2.5 9",
    "LIMIT 3 5, 10",
    "LIMIT 4 1, (empty array)",
    "LIMIT 2 -1, 9 10",
    "LIMIT -5 1, -1",
    "LIMIT 0 0, (empty array)",
    "LIMIT 1 9223372036854775807, 2.5 9 10",
    "DESC LIMIT 1 2, 9 2.5",
    "BY nosort LIMIT 1 2, 9 -1",
    "BY nosort DESC LIMIT 1 2, -1 9",
  })
  void limit_leaves_elements_out_after_sorting(String options, String expected) {
    assertThat(sorted("SORT list " + options)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "BY weight_*, b10 B9 a",
    "BY weight_* DESC, a B9 b10",
    "BY info_*->name ALPHA, B9 a b10", // what has no weight comes first
    "BY weight_*x, B9 a b10", // all are 0, and then compared themselves
    "BY info_*, B9 a b10",
    "BY nosort, b10 B9 a",
    "BY # DESC, a B9 b10",
    "BY nosort BY weight_*, b10 B9 a",
  })
  void by_sorts_by_what_other_keys_hold(String options, String expected) {
    assertThat(sorted("SORT words " + options)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "GET #, B9 a b10",
    "GET weight_*, 2 3 1",
    "GET # GET info_*->name GET nothing, B9 - - a Ann - b10 Bob -",
    "GET info_*->, - - -",
    "GET words, - - -",
    "GET info_*, - - -",
  })
  void get_gives_what_other_keys_hold(String options, String expected) {
    assertThat(sorted("SORT words ALPHA " + options)).isEqualTo(expected);
  }

  @Test
  void an_element_may_be_a_part_of_a_name() {
    redis.send("MSET x1y one x2y two");
    redis.send("RPUSH numbers 2 1");
    assertThat(sorted("SORT numbers GET x*y")).isEqualTo("one two");
  }

  @Test
  void an_arrow_is_one_only_between_the_star_and_a_field() {
    redis.sendAll(
        "RPUSH numbers 22 111",
        "MSET p22s three p111s four x->22 five p22-> six",
        "HSET y->22 f seven",
        "HSET 111 f eight");
    assertThat(sorted("SORT numbers GET p*s")).isEqualTo("three four");
    assertThat(sorted("SORT numbers GET x->*")).isEqualTo("five -");
    assertThat(sorted("SORT numbers GET p*->")).isEqualTo("six -");
    assertThat(sorted("SORT numbers GET y->*->f")).isEqualTo("seven -");
    assertThat(sorted("SORT numbers GET *->f")).isEqualTo("- eight");
  }

  @Test
  void texts_are_compared_up_to_a_zero_byte_unless_they_are_stored() {
    redis.sendAll("DEL list", "RPUSH list b \"a\\x00z\" \"a\\x00b\" a");
    assertThat(sorted("SORT list ALPHA")).isEqualTo("a\\x00z a\\x00b a b");
    redis.send("SORT list ALPHA STORE target");
    assertThat(sorted("LRANGE target 0 -1")).isEqualTo("a a\\x00b a\\x00z b");
  }

  @Test
  void sets_and_sorted_sets_can_be_sorted() {
    redis.sendAll("SADD set 3 1 2", "ZADD zset 1 c 2 b 3 a");
    assertThat(sorted("SORT set DESC")).isEqualTo("3 2 1");
    assertThat(sorted("SORT zset ALPHA")).isEqualTo("a b c");
    assertThat(sorted("SORT zset BY nosort")).isEqualTo("c b a");
    assertThat(sorted("SORT zset BY nosort DESC LIMIT 0 2")).isEqualTo("a b");
    assertThat(redis.send("OBJECT ENCODING zset")).isEqualTo("\"skiplist\"");
  }

  @Test
  void store_makes_a_list() {
    assertThat(redis.send("SORT list STORE target")).isEqualTo("(integer) 4");
    assertThat(sorted("LRANGE target 0 -1")).isEqualTo("-1 2.5 9 10");
    assertThat(redis.send("SORT words ALPHA GET info_*->name STORE target"))
        .isEqualTo("(integer) 3");
    assertThat(redis.send("LRANGE target 0 -1")).isEqualTo("1) \"\"\n2) \"Ann\"\n3) \"Bob\"");
    redis.send("EXPIRE list 10");
    assertThat(redis.send("SORT list DESC STORE list")).isEqualTo("(integer) 4");
    assertThat(sorted("LRANGE list 0 -1")).isEqualTo("10 9 2.5 -1");
    assertThat(redis.send("TTL list")).isEqualTo("(integer) -1");
  }

  @Test
  void a_set_is_stored_in_an_order_even_if_none_is_asked_for() {
    redis.send("SADD set c a b d");
    redis.send("SORT set BY nosort STORE target");
    assertThat(sorted("LRANGE target 0 -1")).isEqualTo("a b c d");
  }

  @ParameterizedTest
  @CsvSource({
    "SORT list STORE d, list d",
    "SORT list STORE d STORE e, list e",
    "SORT list GET store LIMIT store 1 BY store, list",
    "SORT_RO list, list",
    "SORT list STORE, list",
  })
  void the_keys_of_a_request_are_known_before_it_runs(String line, String keys) {
    assertThat(sorted("COMMAND GETKEYS " + line)).isEqualTo(keys);
  }

  @Test
  void each_change_is_told_as_redis_tells_it() {
    assertThat(redis.events("SORT list")).isEmpty();
    assertThat(redis.events("SORT list STORE target"))
        .containsExactly("new target", "sortstore target");
    assertThat(redis.events("SORT list STORE target")).containsExactly("sortstore target");
    assertThat(redis.events("SORT missing STORE target")).containsExactly("del target");
    assertThat(redis.events("SORT missing STORE target")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"1 \"", "1x", "nan", "1e400", "1e-400", "\" \"", "\"1 2\""})
  void what_is_no_number_has_to_be_sorted_as_a_text(String element) {
    redis.send("RPUSH list " + element);
    assertThat(redis.send("SORT list"))
        .isEqualTo("(error) ERR One or more scores can't be converted into double");
    assertThat(redis.send("SORT list ALPHA")).startsWith("1) ");
  }

  @Test
  void numbers_are_read_as_c_reads_them() {
    redis.sendAll("DEL list", "RPUSH list 3e2 \"1\\x00a\" \" \\t\\r5\" \"\" 0x10 inf -inf 0");
    assertThat(redis.send("SORT list"))
        .isEqualTo(
            """
            1) "-inf"
            2) ""
            3) "0"
            4) "1\\x00a"
            5) " \\t\\r5"
            6) "0x10"
            7) "3e2"
            8) "inf\"\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "SORT list foo, ERR syntax error",
    "SORT list LIMIT 1, ERR syntax error",
    "SORT list LIMIT a 1, ERR value is not an integer or out of range",
    "SORT list BY, ERR syntax error",
    "SORT list GET, ERR syntax error",
    "SORT list STORE, ERR syntax error",
    "SORT_RO list STORE target, ERR syntax error",
    "SORT weight_a, WRONGTYPE Operation against a key holding the wrong kind of value",
    "SORT info_a, WRONGTYPE Operation against a key holding the wrong kind of value",
    "SORT weight_a foo, ERR syntax error",
  })
  void bad_arguments_are_refused(String line, String error) {
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
  }
}
