package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectCommandsTest {

  private final Script redis = new Script();

  @ParameterizedTest
  @CsvSource({
    "1, int",
    "-9223372036854775808, int",
    "9223372036854775808, embstr",
    "01, embstr",
    "abc, embstr",
    "'', embstr",
    "12345678901234567890123456789012345678901234, embstr",
    "123456789012345678901234567890123456789012345, raw",
  })
  void a_string_lies_in_memory_in_one_of_three_forms(String value, String encoding) {
    redis.send("SET a \"" + value + '"');
    assertThat(redis.send("OBJECT ENCODING a")).isEqualTo('"' + encoding + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "SET a 0, 2147483647", "SET a 9999, 2147483647", "SET a 10000, 1", "SET a -1, 1",
    "SET a x, 1", "INCR a, 2147483647", "APPEND a 5, 2147483647", "INCRBYFLOAT a 1, 1",
  })
  void small_numbers_are_shared(String line, int count) {
    redis.send(line);
    assertThat(redis.send("OBJECT REFCOUNT a")).isEqualTo("(integer) " + count);
  }

  @Test
  void a_copy_shares_nothing_until_it_counts() {
    redis.sendAll("SET a 5", "COPY a b");
    assertThat(redis.send("OBJECT REFCOUNT b")).isEqualTo("(integer) 1");
    redis.send("INCR b");
    assertThat(redis.send("OBJECT REFCOUNT b")).isEqualTo("(integer) 2147483647");
  }

  @Test
  void idletime_counts_seconds_since_the_key_was_used() {
    redis.send("SET a 1");
    redis.pass(Duration.ofSeconds(5));
    redis.sendAll("TTL a", "TYPE a", "EXISTS a", "OBJECT ENCODING a", "SCAN 0", "KEYS *");
    assertThat(redis.send("OBJECT IDLETIME a")).isEqualTo("(integer) 5");
    redis.send("TOUCH a");
    assertThat(redis.send("OBJECT IDLETIME a")).isEqualTo("(integer) 0");
    redis.pass(Duration.ofSeconds(3));
    redis.send("GET a");
    assertThat(redis.send("OBJECT IDLETIME a")).isEqualTo("(integer) 0");
  }

  @Test
  void how_often_a_key_is_used_is_not_counted() {
    redis.send("SET a 1");
    assertThat(redis.send("OBJECT FREQ a"))
        .startsWith("(error) ERR An LFU maxmemory policy is not selected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENCODING", "REFCOUNT", "IDLETIME", "FREQ"})
  void of_a_missing_key_nothing_is_known(String subcommand) {
    assertThat(redis.send("OBJECT " + subcommand + " missing")).isEqualTo("(nil)");
    assertThat(redis.send("OBJECT " + subcommand))
        .isEqualTo(
            "(error) ERR wrong number of arguments for 'object|%s' command",
            subcommand.toLowerCase(Locale.ROOT));
  }

  @Test
  void help_lists_the_subcommands() {
    assertThat(redis.send("OBJECT HELP"))
        .contains("ENCODING <key>", "FREQ <key>", "IDLETIME <key>", "REFCOUNT <key>", "HELP");
    assertThat(redis.send("OBJECT foo"))
        .isEqualTo("(error) ERR unknown subcommand 'foo'. Try OBJECT HELP.");
  }
}
