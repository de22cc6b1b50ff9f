package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

  private final Script redis = new Script();

  private int usage(String key) {
    return Integer.parseInt(redis.send("MEMORY USAGE " + key).substring("(integer) ".length()));
  }

  @Test
  void usage_grows_with_the_value() {
    redis.sendAll("SET a x", "SETRANGE b 999 x");
    assertThat(usage("a")).isBetween(50, 200);
    assertThat(usage("b") - usage("a")).isBetween(900, 1100);
    assertThat(usage("a SAMPLES 0")).isEqualTo(usage("a"));
    assertThat(redis.send("MEMORY USAGE missing")).isEqualTo("(nil)");
  }

  @ParameterizedTest
  @CsvSource({
    "a SAMPLES, ERR syntax error",
    "a SAMPLES -1, ERR syntax error",
    "a SAMPLES x, ERR value is not an integer or out of range",
    "missing foo 1, ERR syntax error",
  })
  void bad_arguments_are_refused(String line, String error) {
    assertThat(redis.send("MEMORY USAGE " + line)).isEqualTo("(error) " + error);
  }

  @Test
  void stats_has_the_names_that_redis_has() {
    redis.sendAll("SET a 1", "HELLO 3");
    assertThat(redis.send("MEMORY STATS"))
        .startsWith(" 1# \"peak.allocated\" => (integer) ")
        .contains("13# \"keys.count\" => (integer) 1\n")
        .contains("11# \"db.0\" => \n    1# \"overhead.hashtable.main\" => (integer) ")
        .contains("28# \"fragmentation.bytes\" => (integer) ");
  }

  @Test
  void the_rest_answers_and_does_nothing() {
    assertThat(redis.send("MEMORY DOCTOR")).contains("I can't find any memory issue");
    assertThat(redis.send("MEMORY MALLOC-STATS")).contains("not supported");
    assertThat(redis.send("MEMORY PURGE")).isEqualTo("OK");
    assertThat(redis.send("MEMORY HELP")).contains("USAGE <key> [SAMPLES <count>]");
  }
}
