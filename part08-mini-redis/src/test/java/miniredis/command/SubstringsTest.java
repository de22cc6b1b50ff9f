package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubstringsTest {

  private final Script redis = new Script();

  @Test
  void append_adds_at_the_end() {
    assertThat(redis.send("APPEND a Hello")).isEqualTo("(integer) 5");
    assertThat(redis.send("APPEND a \" World\"")).isEqualTo("(integer) 11");
    assertThat(redis.send("GET a")).isEqualTo("\"Hello World\"");
    assertThat(redis.send("STRLEN a")).isEqualTo("(integer) 11");
    assertThat(redis.send("STRLEN missing")).isEqualTo("(integer) 0");
  }

  @Test
  void append_adds_to_the_digits_of_a_number() {
    redis.send("SET a 12");
    assertThat(redis.send("STRLEN a")).isEqualTo("(integer) 2");
    assertThat(redis.send("APPEND a 3")).isEqualTo("(integer) 3");
    assertThat(redis.send("INCR a")).isEqualTo("(integer) 124");
  }

  @Test
  void many_appends_lose_nothing() {
    var expected = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      redis.send("APPEND a " + i);
      expected.append(i);
    }
    assertThat(redis.send("GET a")).isEqualTo('"' + expected.toString() + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "0 -1, hello",
    "1 3, ell",
    "-3 -2, ll",
    "0 -100, h",
    "-100 1, he",
    "4 100, o",
    "5 5, ''",
    "-1 0, ''",
    "-1 -1, o",
    "-100 -200, ''",
    "-200 -100, h",
    "0 9223372036854775807, hello",
    "-9223372036854775808 0, h",
  })
  void getrange_and_substr_give_a_piece(String range, String piece) {
    redis.send("SET a hello");
    assertThat(redis.send("GETRANGE a " + range)).isEqualTo('"' + piece + '"');
    assertThat(redis.send("SUBSTR a " + range)).isEqualTo('"' + piece + '"');
  }

  @Test
  void a_piece_of_nothing_is_empty() {
    assertThat(redis.send("GETRANGE missing 0 -1")).isEqualTo("\"\"");
    assertThat(redis.send("GETRANGE missing x 1"))
        .isEqualTo("(error) ERR value is not an integer or out of range");
  }

  @Test
  void setrange_overwrites_and_fills_with_zeros() {
    redis.send("SET a \"Hello World\"");
    assertThat(redis.send("SETRANGE a 6 Redis")).isEqualTo("(integer) 11");
    assertThat(redis.send("GET a")).isEqualTo("\"Hello Redis\"");
    assertThat(redis.send("SETRANGE b 3 x")).isEqualTo("(integer) 4");
    assertThat(redis.send("GET b")).isEqualTo("\"\\x00\\x00\\x00x\"");
    assertThat(redis.send("SETRANGE b 6 y")).isEqualTo("(integer) 7");
    assertThat(redis.send("GET b")).isEqualTo("\"\\x00\\x00\\x00x\\x00\\x00y\"");
  }

  @Test
  void setrange_of_nothing_changes_nothing() {
    assertThat(redis.send("SETRANGE a 5 \"\"")).isEqualTo("(integer) 0");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
    redis.send("SET a abc");
    assertThat(redis.send("SETRANGE a 5 \"\"")).isEqualTo("(integer) 3");
    assertThat(redis.send("OBJECT ENCODING a")).isEqualTo("\"embstr\"");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, ERR offset is out of range",
    "x, ERR value is not an integer or out of range",
    "536870912, ERR string exceeds maximum allowed size (proto-max-bulk-len)",
    "9223372036854775807, ERR string exceeds maximum allowed size (proto-max-bulk-len)",
  })
  void an_offset_out_of_range_is_refused(String offset, String error) {
    assertThat(redis.send("SETRANGE a %s x".formatted(offset))).isEqualTo("(error) " + error);
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
  }

  @Test
  void no_value_is_longer_than_the_setting_says() {
    String error = "(error) ERR string exceeds maximum allowed size (proto-max-bulk-len)";
    redis.send("CONFIG SET proto-max-bulk-len 1mb");
    assertThat(redis.send("SETRANGE a 1048575 x")).isEqualTo("(integer) 1048576");
    assertThat(redis.send("APPEND a x")).isEqualTo(error);
    assertThat(redis.send("SETRANGE a 1048576 x")).isEqualTo(error);
    assertThat(redis.send("SETBIT a 8388608 1"))
        .isEqualTo("(error) ERR bit offset is not an integer or out of range");
    assertThat(redis.send("STRLEN a")).isEqualTo("(integer) 1048576");
  }

  @ParameterizedTest
  @CsvSource({
    "SET a 1, APPEND a 2, raw",
    "SET a abc, SETRANGE a 0 x, raw",
    "SET a 1, SETRANGE a 0 2, raw",
    "DEL a, APPEND a 5, int",
    "DEL a, APPEND a x, embstr",
    "DEL a, SETRANGE a 0 5, raw",
  })
  void a_value_that_was_changed_in_place_is_raw(String before, String change, String encoding) {
    redis.send(before);
    redis.send(change);
    assertThat(redis.send("OBJECT ENCODING a")).isEqualTo('"' + encoding + '"');
  }

  @Test
  void a_change_keeps_the_deadline() {
    redis.send("SET a abc EX 10");
    redis.sendAll("APPEND a d", "SETRANGE a 0 x");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 10");
  }

  @Test
  void each_change_is_told_as_redis_tells_it() {
    assertThat(redis.events("APPEND a x")).containsExactly("new a", "append a");
    assertThat(redis.events("APPEND a \"\"")).containsExactly("append a");
    assertThat(redis.events("SETRANGE a 1 \"\"")).isEmpty();
    assertThat(redis.events("SETRANGE a 1 y")).containsExactly("setrange a");
    assertThat(redis.events("SETRANGE b 1 y")).containsExactly("new b", "setrange b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "x"})
  void a_value_is_not_shared_with_its_copy(String piece) {
    redis.sendAll("SET a abc", "APPEND a " + piece, "COPY a b", "SETRANGE b 0 z");
    assertThat(redis.send("GETRANGE a 0 0")).isEqualTo("\"a\"");
  }
}
