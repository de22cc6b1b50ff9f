package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LcsTest {

  private final Script redis = new Script();

  @BeforeEach
  void set() {
    redis.send("MSET a ohmytext b mynewtext");
  }

  @Test
  void it_finds_the_longest_common_text() {
    assertThat(redis.send("LCS a b")).isEqualTo("\"mytext\"");
    assertThat(redis.send("LCS a b LEN")).isEqualTo("(integer) 6");
    assertThat(redis.send("LCS a missing")).isEqualTo("\"\"");
    assertThat(redis.send("LCS missing a LEN")).isEqualTo("(integer) 0");
  }

  @Test
  void it_tells_where_the_pieces_are_from_the_last_to_the_first() {
    assertThat(redis.send("LCS a b IDX"))
        .isEqualTo(
            """
            1) "matches"
            2) 1) 1) 1) (integer) 4
                     2) (integer) 7
                  2) 1) (integer) 5
                     2) (integer) 8
               2) 1) 1) (integer) 2
                     2) (integer) 3
                  2) 1) (integer) 0
                     2) (integer) 1
            3) "len"
            4) (integer) 6\
            """);
  }

  @Test
  void it_leaves_short_pieces_out() {
    assertThat(redis.send("LCS a b IDX MINMATCHLEN 4 WITHMATCHLEN"))
        .isEqualTo(
            """
            1) "matches"
            2) 1) 1) 1) (integer) 4
                     2) (integer) 7
                  2) 1) (integer) 5
                     2) (integer) 8
                  3) (integer) 4
            3) "len"
            4) (integer) 6\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "abcbdab, bdcaba, bdab, 5 6 3 4 3 4 0 1",
    "bdcaba, abcbdab, bcba, 5 5 5 5 4 4 3 3 2 2 2 2 0 0 1 1", // as long, and not the same
    "xaybzc, aabbcc, abc, 5 5 5 5 3 3 2 2 1 1 0 0",
    "aabbcc, acbd, ac, ",
    "acbd, aabbcc, ab, 2 2 2 2 0 0 0 0",
    "abc, abc, abc, 0 2 0 2",
    "abc, xabcx, abc, 0 2 1 3",
    "abc, xyz, '', ",
  })
  void of_several_texts_it_finds_the_one_that_redis_finds(
      String one, String other, String text, String places) {
    redis.send("MSET one %s other %s".formatted(one, other));
    assertThat(redis.send("LCS one other")).isEqualTo('"' + text + '"');
    if (places != null) {
      String numbers = redis.send("LCS one other IDX").replaceAll("\"len\"\n.*", "");
      assertThat(numbers.replaceAll("(?s)[^\n]*?\\(integer\\) (\\d+)\n", "$1 "))
          .startsWith("1) \"matches\"\n" + places + " ");
    }
  }

  @Test
  void in_resp3_it_is_a_map() {
    redis.send("HELLO 3");
    assertThat(redis.send("LCS a missing IDX"))
        .isEqualTo("1# \"matches\" => (empty array)\n2# \"len\" => (integer) 0");
  }

  @ParameterizedTest
  @CsvSource({
    "LCS a b IDX LEN, 'ERR If you want both the length and indexes, please just use IDX.'",
    "LCS a b MINMATCHLEN, ERR syntax error",
    "LCS a b MINMATCHLEN x, ERR value is not an integer or out of range",
    "LCS a b foo, ERR syntax error",
  })
  void bad_options_are_refused(String line, String error) {
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
  }

  @Test
  void values_that_would_take_too_much_memory_are_refused() {
    redis.sendAll("SETRANGE a 20000 x", "SETRANGE b 20000 x");
    assertThat(redis.send("LCS a b"))
        .isEqualTo("(error) ERR Insufficient memory, failed allocating transient memory for LCS");
  }
}
