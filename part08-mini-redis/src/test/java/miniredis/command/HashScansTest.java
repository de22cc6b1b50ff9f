package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashScansTest {

  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

  private final Script redis = new Script();

  @BeforeEach
  void fill() {
    redis.send("HSET h a 1 b 2 c 3");
  }

  /// The strings in a reply.
  private static List<String> elements(String reply) {
    return STRING.matcher(reply).results().map(found -> found.group(1)).toList();
  }

  @Test
  void a_small_hash_comes_whole_whatever_the_count_is() {
    assertThat(redis.send("HSCAN h 0 COUNT 1"))
        .isEqualTo(
            """
            1) "0"
            2) 1) "a"
               2) "1"
               3) "b"
               4) "2"
               5) "c"
               6) "3"\
            """);
    assertThat(redis.send("HSCAN none 0")).isEqualTo("1) \"0\"\n2) (empty array)");
  }

  @Test
  void a_pattern_is_held_against_the_fields_and_not_the_values() {
    assertThat(redis.send("HSCAN h 0 MATCH b")).isEqualTo("1) \"0\"\n2) 1) \"b\"\n   2) \"2\"");
    assertThat(redis.send("HSCAN h 0 MATCH 2")).isEqualTo("1) \"0\"\n2) (empty array)");
  }

  @Test
  void a_large_hash_comes_in_pieces_each_field_with_its_value() {
    redis.config().set("hash-max-listpack-entries", "10");
    for (int i = 0; i < 200; i++) {
      redis.send("HSET large field:" + i + " " + i);
    }
    Map<String, String> found = new TreeMap<>();
    String cursor = "0";
    int calls = 0;
    do {
      List<String> reply = elements(redis.send("HSCAN large " + cursor + " COUNT 20"));
      cursor = reply.getFirst();
      for (int i = 1; i < reply.size(); i += 2) {
        found.put(reply.get(i), reply.get(i + 1));
      }
      calls++;
    } while (!cursor.equals("0"));
    assertThat(calls).isBetween(5, 20);
    assertThat(found).hasSize(200);
    found.forEach((field, value) -> assertThat(field).endsWith(":" + value));
  }

  @ParameterizedTest
  @CsvSource({
    "HSCAN h x, ERR invalid cursor",
    "HSCAN none x, ERR invalid cursor",
    "HSCAN h 18446744073709551616, ERR invalid cursor",
    "HSCAN h 0 COUNT 0, ERR syntax error",
    "HSCAN h 0 COUNT x, ERR value is not an integer or out of range",
    "HSCAN h 0 COUNT, ERR syntax error",
    "HSCAN h 0 TYPE hash, ERR syntax error",
    "HSCAN h 0 NOVALUES, ERR syntax error"
  })
  void a_scan_that_makes_no_sense_is_refused(String request, String error) {
    assertThat(redis.send(request)).isEqualTo("(error) " + error);
  }

  @Test
  void options_are_not_looked_at_where_there_is_no_hash() {
    assertThat(redis.send("HSCAN none 0 NOSUCH")).isEqualTo("1) \"0\"\n2) (empty array)");
  }

  @Test
  void one_field_is_drawn_or_none_if_there_is_no_hash() {
    assertThat(redis.send("HRANDFIELD h")).isIn("\"a\"", "\"b\"", "\"c\"");
    assertThat(redis.send("HRANDFIELD none")).isEqualTo("(nil)");
    assertThat(redis.send("HRANDFIELD none 3")).isEqualTo("(empty array)");
    assertThat(redis.send("HRANDFIELD none -3 WITHVALUES")).isEqualTo("(empty array)");
  }

  @Test
  void a_count_gives_so_many_different_fields_if_there_are_so_many() {
    assertThat(elements(redis.send("HRANDFIELD h 2"))).doesNotHaveDuplicates().hasSize(2);
    for (String count : new String[] {"3", "4", "9223372036854775807"}) {
      assertThat(elements(redis.send("HRANDFIELD h " + count)))
          .containsExactlyInAnyOrder("a", "b", "c");
    }
    assertThat(redis.send("HRANDFIELD h 0")).isEqualTo("(empty array)");
  }

  @Test
  void a_few_fields_of_many_are_different_ones_as_well() {
    for (int i = 0; i < 100; i++) {
      redis.send("HSET many " + i + " x");
    }
    assertThat(elements(redis.send("HRANDFIELD many 20"))).doesNotHaveDuplicates().hasSize(20);
    assertThat(elements(redis.send("HRANDFIELD many 80"))).doesNotHaveDuplicates().hasSize(80);
  }

  @Test
  void a_negative_count_gives_so_many_draws() {
    redis.send("HSET one f v");
    assertThat(elements(redis.send("HRANDFIELD one -3"))).containsExactly("f", "f", "f");
    assertThat(elements(redis.send("HRANDFIELD one -2 WITHVALUES")))
        .containsExactly("f", "v", "f", "v");
    assertThat(elements(redis.send("HRANDFIELD h -30"))).hasSize(30).isSubsetOf("a", "b", "c");
  }

  @Test
  void each_field_comes_with_its_value_and_in_resp3_in_a_pair() {
    redis.send("HSET one f v");
    assertThat(redis.raw("HRANDFIELD one 1 withvalues")).isEqualTo("*2\r\n$1\r\nf\r\n$1\r\nv\r\n");
    redis.send("HELLO 3");
    assertThat(redis.raw("HRANDFIELD one 5 WITHVALUES"))
        .isEqualTo("*1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n");
    assertThat(redis.raw("HRANDFIELD one -1 WITHVALUES"))
        .isEqualTo("*1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n");
    assertThat(redis.raw("HRANDFIELD one 1")).isEqualTo("*1\r\n$1\r\nf\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "h x, value is not an integer or out of range",
    "h 1.5, value is not an integer or out of range",
    "h x WITHVALUES extra, value is not an integer or out of range",
    "none 1 WITHSCORES, syntax error",
    "h 1 WITHVALUES extra, syntax error",
    "h 4611686018427387904 WITHVALUES, value is out of range",
    "h -4611686018427387904 WITHVALUES, value is out of range"
  })
  void a_draw_that_makes_no_sense_is_refused(String request, String error) {
    assertThat(redis.send("HRANDFIELD " + request)).isEqualTo("(error) ERR " + error);
  }

  /// Redis would write until its memory is full.
  @ParameterizedTest
  @ValueSource(strings = {"HRANDFIELD h", "SRANDMEMBER s", "ZRANDMEMBER z"})
  void more_draws_than_any_reply_can_have_are_not_even_begun(String request) {
    redis.send("SADD s a");
    redis.send("ZADD z 1 a");
    assertThat(redis.send(request + " -9223372036854775808"))
        .isEqualTo(
            "(error) ERR value is out of range, value must between"
                + " -9223372036854775807 and 9223372036854775807");
    assertThatThrownBy(() -> redis.send(request + " -9223372036854775807"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(redis.send("PING")).isEqualTo("PONG");
  }
}
