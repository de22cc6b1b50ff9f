package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortedSetRangesTest {

  private static final String WRONG_TYPE =
      "(error) WRONGTYPE Operation against a key holding the wrong kind of value";

  private final Script redis = new Script();

  @BeforeEach
  void fill() {
    redis.send("ZADD z 1 a 2 b 3 c 4 d 5 e");
    redis.send("ZADD names 0 a 0 b 0 c 0 d 0 e");
    redis.send("SET s text");
  }

  /// The elements of a reply, with spaces between them.
  private String elements(String request) {
    return redis.send(request).replaceAll("(?m)^ *\\d+\\) \"(.*)\"\n?", "$1 ").strip();
  }

  @ParameterizedTest
  @CsvSource({
    "0 -1, a b c d e",
    "1 2, b c",
    "-2 -1, d e",
    "-100 0, a",
    "3 1, (empty array)",
    "5 9, (empty array)",
    "-9223372036854775808 9223372036854775807, a b c d e",
    "0 -1 REV, e d c b a",
    "1 2 rev, d c",
    "-2 -1 REV, b a",
    "0 0 WITHSCORES, a 1",
    "0 0 REV WITHSCORES WITHSCORES, e 5",
    "1 2 LIMIT 3 -1, b c"
  })
  void a_range_of_ranks_counts_from_either_end(String range, String members) {
    assertThat(elements("ZRANGE z " + range)).isEqualTo(members);
  }

  @ParameterizedTest
  @CsvSource({
    "1 3, a b c",
    "(1 3, b c",
    "(1 (3, b",
    "(1 (1, (empty array)",
    "3 1, (empty array)",
    "-inf +inf, a b c d e",
    "(-inf (inf, a b c d e",
    "-1e400 1e400, a b c d e",
    "1.5 0x3, b c",
    "\"\" 1, a",
    "( 1, a",
    "\" 2\" 2, b",
    "2 3 WITHSCORES, b 2 c 3",
    "-inf inf LIMIT 1 2, b c",
    "-inf inf LIMIT 3 9, d e",
    "-inf inf LIMIT 1 -7, b c d e",
    "-inf inf LIMIT 0 0, (empty array)",
    "-inf inf LIMIT 5 1, (empty array)",
    "-inf inf LIMIT -1 2, (empty array)",
    "-inf inf LIMIT 9223372036854775807 9223372036854775807, (empty array)"
  })
  void a_range_of_scores_has_its_ends_or_leaves_them_out(String range, String members) {
    assertThat(elements("ZRANGEBYSCORE z " + range)).isEqualTo(members);
    String[] words = range.split(" (?=WITH|LIMIT)", -1);
    String rest = words.length == 2 ? " " + words[1] : "";
    assertThat(elements("ZRANGE z " + words[0] + " BYSCORE" + rest)).isEqualTo(members);
  }

  @ParameterizedTest
  @CsvSource({
    "- +, a b c d e",
    "+ -, (empty array)",
    "[b (d, b c",
    "(b [d, c d",
    "[b [b, b",
    "(b [b, (empty array)",
    "[aa [bb, b",
    "[ [b, a b",
    "- (, (empty array)",
    "- + LIMIT 1 2, b c"
  })
  void a_range_of_members_goes_from_one_name_to_another(String range, String members) {
    assertThat(elements("ZRANGEBYLEX names " + range)).isEqualTo(members);
    String[] words = range.split(" (?=LIMIT)", -1);
    String rest = words.length == 2 ? " " + words[1] : "";
    assertThat(elements("ZRANGE names " + words[0] + " BYLEX" + rest)).isEqualTo(members);
  }

  @Test
  void in_reverse_the_higher_end_comes_first_and_the_limit_counts_from_it() {
    assertThat(elements("ZRANGE z 4 (1 BYSCORE REV")).isEqualTo("d c b");
    assertThat(elements("ZRANGE z 1 4 BYSCORE REV")).isEqualTo("(empty array)");
    assertThat(elements("ZRANGE z inf -inf REV BYSCORE LIMIT 1 2 WITHSCORES")).isEqualTo("d 4 c 3");
    assertThat(elements("ZRANGE names (d [b BYLEX REV")).isEqualTo("c b");
    assertThat(elements("ZRANGE names + - BYLEX REV LIMIT 3 9")).isEqualTo("b a");
    assertThat(elements("ZREVRANGE z 0 1 WITHSCORES")).isEqualTo("e 5 d 4");
    assertThat(elements("ZREVRANGEBYSCORE z 3 (1 LIMIT 0 1 WITHSCORES")).isEqualTo("c 3");
    assertThat(elements("ZREVRANGEBYLEX names [d [b LIMIT 0 2")).isEqualTo("d c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ZRANGE z 0 1 NOSUCH                  | syntax error
          ZRANGE z 0 1 LIMIT 0                 | syntax error
          ZRANGE z - + BYLEX BYLEX             | syntax error
          ZRANGE z 0 1 BYSCORE BYLEX           | syntax error
          ZRANGE z 0 1 REV REV                 | syntax error
          ZREVRANGE z 0 1 REV                  | syntax error
          ZREVRANGE z 0 1 BYSCORE              | syntax error
          ZRANGEBYSCORE z 0 1 REV              | syntax error
          ZRANGEBYLEX z - + BYLEX              | syntax error
          ZRANGESTORE d z 0 1 WITHSCORES       | syntax error
          ZRANGESTORE d z - + BYLEX WITHSCORES | syntax error
          ZRANGE z 0 1 LIMIT 0 1       | syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
          ZREVRANGE z 0 1 LIMIT 0 1    | syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
          ZRANGESTORE d z 0 1 LIMIT 0 1| syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX
          ZRANGE z - + BYLEX WITHSCORES| syntax error, WITHSCORES not supported in combination with BYLEX
          ZRANGEBYLEX z - + WITHSCORES | syntax error, WITHSCORES not supported in combination with BYLEX
          ZRANGE z x 1                 | value is not an integer or out of range
          ZRANGE z (1 2                | value is not an integer or out of range
          ZRANGE z 1 2 BYSCORE LIMIT x 1 NOSUCH | value is not an integer or out of range
          ZREMRANGEBYRANK none x 0     | value is not an integer or out of range
          ZRANGE z 1 nan BYSCORE       | min or max is not a float
          ZRANGEBYSCORE z [1 2         | min or max is not a float
          ZCOUNT none x 1              | min or max is not a float
          ZREMRANGEBYSCORE none 1 x    | min or max is not a float
          ZRANGESTORE d none x 1 BYSCORE | min or max is not a float
          ZRANGE z a b BYLEX           | min or max not valid string range item
          ZRANGE z -a + BYLEX          | min or max not valid string range item
          ZRANGEBYLEX z "" +           | min or max not valid string range item
          ZLEXCOUNT none x +           | min or max not valid string range item
          ZREMRANGEBYLEX none - x      | min or max not valid string range item
          """)
  void a_range_that_is_none_is_refused_whether_there_is_a_set_or_not(String request, String error) {
    assertThat(redis.send(request)).isEqualTo("(error) ERR " + error);
  }

  @Test
  void what_is_in_a_range_is_counted() {
    assertThat(redis.send("ZCOUNT z (1 3")).isEqualTo("(integer) 2");
    assertThat(redis.send("ZCOUNT z 3 1")).isEqualTo("(integer) 0");
    assertThat(redis.send("ZCOUNT none -inf inf")).isEqualTo("(integer) 0");
    assertThat(redis.send("ZLEXCOUNT names [b (d")).isEqualTo("(integer) 2");
    assertThat(redis.send("ZLEXCOUNT names - +")).isEqualTo("(integer) 5");
    assertThat(redis.send("ZLEXCOUNT none - +")).isEqualTo("(integer) 0");
  }

  @Test
  void what_is_in_a_range_is_removed_and_a_set_without_members_is_no_set() {
    assertThat(redis.events("ZREMRANGEBYSCORE z 2 (4")).containsExactly("zremrangebyscore z");
    assertThat(redis.send("ZREMRANGEBYSCORE z 2 (4")).isEqualTo("(integer) 0");
    assertThat(redis.send("ZREMRANGEBYLEX names (a (d")).isEqualTo("(integer) 2");
    assertThat(elements("ZRANGE names 0 -1")).isEqualTo("a d e");
    assertThat(redis.send("ZREMRANGEBYRANK z -1 -1")).isEqualTo("(integer) 1");
    assertThat(elements("ZRANGE z 0 -1")).isEqualTo("a d");
    assertThat(redis.events("ZREMRANGEBYRANK z 0 -1"))
        .containsExactly("zremrangebyrank z", "del z");
    assertThat(redis.send("EXISTS z")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @CsvSource({
    "z 0 1, a 1 b 2",
    "z 0 1 REV, d 4 e 5",
    "z (2 4 BYSCORE, c 3 d 4",
    "z 5 1 BYSCORE REV LIMIT 1 2, c 3 d 4",
    "names [d + BYLEX, d 0 e 0"
  })
  void a_range_is_kept_in_another_set_in_the_usual_order(String range, String kept) {
    redis.send("SET d before EX 100");
    assertThat(redis.send("ZRANGESTORE d " + range)).isEqualTo("(integer) 2");
    assertThat(elements("ZRANGE d 0 -1 WITHSCORES")).isEqualTo(kept);
    assertThat(redis.send("TTL d")).isEqualTo("(integer) -1");
  }

  @Test
  void a_range_with_nothing_in_it_removes_what_the_key_held() {
    assertThat(redis.events("ZRANGESTORE s z 0 0")).containsExactly("zrangestore s");
    assertThat(redis.events("ZRANGESTORE s z 9 10")).containsExactly("del s");
    assertThat(redis.send("EXISTS s")).isEqualTo("(integer) 0");
    assertThat(redis.events("ZRANGESTORE s none 0 1")).isEmpty();
    assertThat(redis.send("ZRANGESTORE s none 0 1")).isEqualTo("(integer) 0");
  }

  @Test
  void a_set_may_be_replaced_by_a_range_of_itself() {
    assertThat(redis.send("ZRANGESTORE z z 1 2")).isEqualTo("(integer) 2");
    assertThat(elements("ZRANGE z 0 -1")).isEqualTo("b c");
  }

  @Test
  void resp3_has_pairs_of_a_member_and_a_number() {
    redis.send("HELLO 3");
    String pairs = "1) 1) \"a\"\n   2) (double) 1\n2) 1) \"b\"\n   2) (double) 2";
    assertThat(redis.send("ZRANGE z 0 1 WITHSCORES")).isEqualTo(pairs);
    assertThat(redis.send("ZRANGEBYSCORE z 1 2 WITHSCORES")).isEqualTo(pairs);
    assertThat(redis.send("ZRANGE z 0 1")).isEqualTo("1) \"a\"\n2) \"b\"");
    assertThat(redis.send("ZRANGE none 0 1 WITHSCORES")).isEqualTo("(empty array)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZRANGE s 0 1",
        "ZRANGE s - + BYLEX",
        "ZREVRANGE s 0 1",
        "ZRANGEBYSCORE s 0 1",
        "ZREVRANGEBYSCORE s 0 1",
        "ZRANGEBYLEX s - +",
        "ZREVRANGEBYLEX s + -",
        "ZRANGESTORE z s 0 1",
        "ZCOUNT s 0 1",
        "ZLEXCOUNT s - +",
        "ZREMRANGEBYRANK s 0 1",
        "ZREMRANGEBYSCORE s 0 1",
        "ZREMRANGEBYLEX s - +"
      })
  void a_key_of_another_type_is_refused(String request) {
    assertThat(redis.send(request)).isEqualTo(WRONG_TYPE);
    assertThat(redis.send("ZCARD z")).isEqualTo("(integer) 5");
  }
}
