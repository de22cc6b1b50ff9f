package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountersTest {

  private final Script redis = new Script();

  @Test
  void a_missing_key_counts_from_0() {
    assertThat(redis.send("INCR a")).isEqualTo("(integer) 1");
    assertThat(redis.send("INCR a")).isEqualTo("(integer) 2");
    assertThat(redis.send("DECR b")).isEqualTo("(integer) -1");
    assertThat(redis.send("INCRBY c 5")).isEqualTo("(integer) 5");
    assertThat(redis.send("DECRBY c 7")).isEqualTo("(integer) -2");
    assertThat(redis.send("GET c")).isEqualTo("\"-2\"");
  }

  @Test
  void counting_keeps_the_deadline() {
    redis.sendAll("SET a 1 EX 10", "INCR a", "INCRBYFLOAT a 0.5");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "\" 1\"", "01", "\"\"", "9223372036854775808"})
  void only_a_whole_number_counts(String value) {
    redis.send("SET a " + value);
    assertThat(redis.send("INCR a"))
        .isEqualTo("(error) ERR value is not an integer or out of range");
    assertThat(redis.send("INCRBY b " + value))
        .isEqualTo("(error) ERR value is not an integer or out of range");
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, INCR a",
    "9223372036854775807, DECRBY a -1",
    "-9223372036854775808, DECR a",
    "-9223372036854775807, INCRBY a -2",
  })
  void a_counter_that_would_overflow_stays_as_it_is(String value, String line) {
    redis.send("SET a " + value);
    assertThat(redis.send(line)).isEqualTo("(error) ERR increment or decrement would overflow");
    assertThat(redis.send("GET a")).isEqualTo('"' + value + '"');
  }

  @Test
  void the_smallest_number_cannot_be_subtracted() {
    assertThat(redis.send("DECRBY a -9223372036854775808"))
        .isEqualTo("(error) ERR decrement would overflow");
  }

  @Test
  void bytes_that_are_a_number_become_one() {
    redis.sendAll("APPEND a 1", "APPEND a 2");
    assertThat(redis.send("INCR a")).isEqualTo("(integer) 13");
    assertThat(redis.send("OBJECT ENCODING a")).isEqualTo("\"int\"");
  }

  @Test
  void a_fraction_is_added_as_redis_adds_it() {
    redis.send("SET a 3e3");
    assertThat(redis.send("INCRBYFLOAT a 1.1")).isEqualTo("\"3001.10000000000000009\"");
    assertThat(redis.send("INCRBYFLOAT b 10.50")).isEqualTo("\"10.5\"");
    assertThat(redis.send("INCRBYFLOAT b 5.0e3")).isEqualTo("\"5010.5\"");
    assertThat(redis.send("INCRBYFLOAT b -0.5")).isEqualTo("\"5010\"");
    assertThat(redis.send("OBJECT ENCODING b")).isEqualTo("\"embstr\"");
    assertThat(redis.send("INCR b")).isEqualTo("(integer) 5011");
  }

  @ParameterizedTest
  @CsvSource({
    "x, ERR value is not a valid float",
    "nan, ERR value is not a valid float",
    "' 1', ERR value is not a valid float",
    "inf, ERR increment would produce NaN or Infinity",
  })
  void what_is_no_fraction_is_refused(String summand, String error) {
    assertThat(redis.send("INCRBYFLOAT a \"%s\"".formatted(summand))).isEqualTo("(error) " + error);
    redis.send("SET b \"%s\"".formatted(summand));
    assertThat(redis.send("INCRBYFLOAT b 1")).isEqualTo("(error) " + error);
  }

  @Test
  void each_change_is_told_as_redis_tells_it() {
    assertThat(redis.events("INCR a")).containsExactly("new a", "incrby a");
    assertThat(redis.events("DECR a")).containsExactly("incrby a");
    assertThat(redis.events("INCRBYFLOAT a 1.5")).containsExactly("incrbyfloat a");
    assertThat(redis.events("INCRBYFLOAT b 1")).containsExactly("new b", "incrbyfloat b");
    assertThat(redis.events("INCR a")).isEmpty();
  }
}
