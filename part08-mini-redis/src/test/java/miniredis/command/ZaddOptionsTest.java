package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaddOptionsTest {

  private static final String NOT_A_FLOAT = "(error) ERR value is not a valid float";

  private final Script redis = new Script();

  /// The members of `z` with their scores, the lowest first.
  private String scores() {
    return redis
        .send("ZRANGE z 0 -1 WITHSCORES")
        .replaceAll("(?m)^ *\\d+\\) \"(.*)\"\n *\\d+\\) \"(.*)\"\n?", "$1=$2 ")
        .strip();
  }

  @Test
  void members_that_are_new_are_counted_and_the_others_get_their_new_score() {
    assertThat(redis.send("ZADD z 1 a 2 b")).isEqualTo("(integer) 2");
    assertThat(redis.send("ZADD z 5 a 3 c")).isEqualTo("(integer) 1");
    assertThat(redis.send("ZADD z 5 a")).isEqualTo("(integer) 0");
    assertThat(scores()).isEqualTo("b=2 c=3 a=5");
  }

  @Test
  void the_last_score_of_a_member_that_comes_twice_counts() {
    assertThat(redis.send("ZADD z 1 a 2 a 3 a")).isEqualTo("(integer) 1");
    assertThat(redis.send("ZADD z CH 4 a 5 a")).isEqualTo("(integer) 2");
    assertThat(redis.send("ZADD z NX 1 b 2 b")).isEqualTo("(integer) 1");
    assertThat(scores()).isEqualTo("b=1 a=5");
  }

  /// `z` has the members `a`, with the score 5, and `b`, with the score 6.
  @ParameterizedTest
  @CsvSource({
    "NX 1 a 1 c, 1, c=1 a=5 b=6",
    "XX 1 a 1 c, 0, a=1 b=6",
    "XX CH 1 a 1 c, 1, a=1 b=6",
    "CH 1 a 6 b 1 c, 2, a=1 c=1 b=6",
    "GT CH 9 a 1 b 1 c, 2, c=1 b=6 a=9",
    "LT CH 9 a 1 b 1 c, 2, b=1 c=1 a=5",
    "GT XX CH 9 a 1 b 1 c, 1, b=6 a=9",
    "xx lt ch 9 a 1 b 1 c, 1, b=1 a=5",
    "GT CH 5 a, 0, a=5 b=6",
    "CH CH 1 a, 1, a=1 b=6"
  })
  void options_say_whose_score_may_change(String request, int count, String after) {
    redis.send("ZADD z 5 a 6 b");
    assertThat(redis.send("ZADD z " + request)).isEqualTo("(integer) " + count);
    assertThat(scores()).isEqualTo(after);
  }

  /// Of `a`, whose score is 5.
  @ParameterizedTest
  @CsvSource({
    "INCR 1 a, \"6\"",
    "INCR 0 a, \"5\"",
    "INCR CH -1.5 a, \"3.5\"",
    "INCR 2 b, \"2\"",
    "NX INCR 1 a, (nil)",
    "XX INCR 1 b, (nil)",
    "GT INCR 1 a, \"6\"",
    "GT INCR 0 a, (nil)",
    "GT INCR -1 a, (nil)",
    "LT INCR -1 a, \"4\"",
    "LT INCR 1 a, (nil)"
  })
  void incr_gives_the_new_score_or_nothing_if_an_option_is_against_it(
      String request, String reply) {
    redis.send("ZADD z 5 a");
    assertThat(redis.send("ZADD z " + request)).isEqualTo(reply);
    assertThat(redis.send("ZSCORE z a"))
        .isEqualTo(reply.equals("(nil)") || request.endsWith("b") ? "\"5\"" : reply);
  }

  @Test
  void incr_is_a_number_in_resp3() {
    redis.send("HELLO 3");
    assertThat(redis.raw("ZADD z INCR 1.5 a")).isEqualTo(",1.5\r\n");
    assertThat(redis.raw("ZADD z NX INCR 1 a")).isEqualTo("_\r\n");
    assertThat(redis.raw("ZINCRBY z -inf a")).isEqualTo(",-inf\r\n");
  }

  @Test
  void a_set_that_would_stay_empty_is_not_made() {
    assertThat(redis.send("ZADD z XX 1 a")).isEqualTo("(integer) 0");
    assertThat(redis.send("ZADD z XX INCR 1 a")).isEqualTo("(nil)");
    assertThat(redis.send("EXISTS z")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NX XX 1 a       | XX and NX options at the same time are not compatible
          NX XX GT LT 1 a | XX and NX options at the same time are not compatible
          GT LT 1 a       | GT, LT, and/or NX options at the same time are not compatible
          NX GT 1 a       | GT, LT, and/or NX options at the same time are not compatible
          NX LT INCR 1 a  | GT, LT, and/or NX options at the same time are not compatible
          INCR 1 a 2 b    | INCR option supports a single increment-element pair
          1 a 2           | syntax error
          NX XX CH        | syntax error
          NX XX INCR 1    | syntax error
          1 a NX          | syntax error
          NOSUCH 1 a      | syntax error
          nosuch a        | value is not a valid float
          """)
  void a_request_that_makes_no_sense_is_refused(String request, String error) {
    assertThat(redis.send("ZADD z " + request)).isEqualTo("(error) ERR " + error);
    assertThat(redis.send("EXISTS z")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "-0, 0",
    "1e17, 1e+17",
    "0x10, 16",
    "inf, inf",
    "+Infinity, inf",
    "-INF, -inf",
    "1e308, 1e+308",
    "1e-320, 9.9998886718268301e-321",
    "0e-400, 0",
    "3.0000000000000001, 3"
  })
  void a_score_is_what_c_reads_as_a_double(String score, String kept) {
    assertThat(redis.send("ZADD z " + score + " a")).isEqualTo("(integer) 1");
    assertThat(redis.send("ZSCORE z a")).isEqualTo('"' + kept + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "nan",
        "\"\"",
        "\" 1\"",
        "\"1 \"",
        "1d",
        "1_000",
        "1e400",
        "-1e400",
        "1e-400",
        "0x1p2000"
      })
  void a_score_that_no_double_can_be_is_refused_wherever_it_stands(String score) {
    redis.send("ZADD z 1 a");
    assertThat(redis.send("ZADD z 2 b " + score + " a")).isEqualTo(NOT_A_FLOAT);
    assertThat(redis.send("ZADD z INCR " + score + " a")).isEqualTo(NOT_A_FLOAT);
    assertThat(redis.send("ZINCRBY z " + score + " a")).isEqualTo(NOT_A_FLOAT);
    assertThat(redis.send("ZUNION 1 z WEIGHTS " + score))
        .isEqualTo("(error) ERR weight value is not a float");
    assertThat(scores()).isEqualTo("a=1");
  }

  @Test
  void infinity_less_infinity_is_no_score() {
    redis.send("ZADD z inf a");
    String error = "(error) ERR resulting score is not a number (NaN)";
    assertThat(redis.send("ZADD z INCR -inf a")).isEqualTo(error);
    assertThat(redis.send("ZINCRBY z -inf a")).isEqualTo(error);
    assertThat(redis.send("ZSCORE z a")).isEqualTo("\"inf\"");
    assertThat(redis.send("ZINCRBY z 1 a")).isEqualTo("\"inf\"");
  }

  @Test
  void zincrby_adds_to_a_score_or_begins_at_0() {
    assertThat(redis.send("ZINCRBY z 0.1 a")).isEqualTo("\"0.10000000000000001\"");
    assertThat(redis.send("ZINCRBY z 0.2 a")).isEqualTo("\"0.30000000000000004\"");
  }

  @Test
  void options_and_scores_are_looked_at_before_the_key() {
    redis.send("SET s text");
    assertThat(redis.send("ZADD s x a")).isEqualTo(NOT_A_FLOAT);
    assertThat(redis.send("ZINCRBY s x a")).isEqualTo(NOT_A_FLOAT);
    assertThat(redis.send("ZADD s 1 a 2")).isEqualTo("(error) ERR syntax error");
    for (String request : new String[] {"ZADD s 1 a", "ZADD s XX 1 a", "ZINCRBY s 1 a"}) {
      assertThat(redis.send(request))
          .isEqualTo("(error) WRONGTYPE Operation against a key holding the wrong kind of value");
    }
  }

  @Test
  void a_change_is_told_and_what_changes_nothing_is_not() {
    assertThat(redis.events("ZADD z 1 a 2 b")).containsExactly("new z", "zadd z");
    assertThat(redis.events("ZADD z 1 a")).isEmpty();
    assertThat(redis.events("ZADD z 3 a")).containsExactly("zadd z");
    assertThat(redis.events("ZADD z INCR 1 a")).containsExactly("zincr z");
    assertThat(redis.events("ZINCRBY z 1 a")).containsExactly("zincr z");
    assertThat(redis.events("ZADD z NX 9 a")).isEmpty();
    assertThat(redis.events("ZADD z GT INCR -1 a")).isEmpty();
    assertThat(redis.events("ZADD none XX 1 a")).isEmpty();
  }
}
