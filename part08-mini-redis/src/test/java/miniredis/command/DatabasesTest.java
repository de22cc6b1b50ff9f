package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasesTest {

  private final Script redis = new Script();

  @Test
  void dbsize_counts_keys_until_they_are_removed() {
    redis.sendAll("SET a 1", "SET b 1 PX 1");
    redis.pass(Duration.ofMillis(2));
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 2");
    redis.send("EXISTS b");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLUSHDB", "FLUSHDB ASYNC", "FLUSHDB sync"})
  void flushdb_empties_one_database(String line) {
    redis.sendAll("SET a 1", "SELECT 1", "SET a 1 EX 10");
    assertThat(redis.send(line)).isEqualTo("OK");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 0");
    redis.send("SELECT 0");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 1");
  }

  @Test
  void flushall_empties_all_databases() {
    redis.sendAll("SET a 1", "SELECT 1", "SET a 1 EX 10");
    assertThat(redis.send("FLUSHALL")).isEqualTo("OK");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 0");
    redis.send("SELECT 0");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 0");
  }

  @Test
  void a_flushed_database_forgets_its_deadlines() {
    redis.sendAll("SET a 1 PX 1", "FLUSHDB", "SET a 1");
    redis.pass(Duration.ofMillis(2));
    assertThat(redis.sweep()).isZero();
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
  }

  @Test
  void swapdb_lets_clients_see_the_other_content() {
    redis.sendAll("SET a 0", "SELECT 1", "SET a 1 PX 5");
    assertThat(redis.send("SWAPDB 0 1")).isEqualTo("OK");
    assertThat(redis.send("GET a")).isEqualTo("\"0\"");
    redis.send("SELECT 0");
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 5");
    redis.pass(Duration.ofMillis(6));
    assertThat(redis.sweep()).isEqualTo(1);
    assertThat(redis.send("SWAPDB 0 0")).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource({
    "SWAPDB x 0, ERR invalid first DB index",
    "SWAPDB 0 x, ERR invalid second DB index",
    "SWAPDB 0 2147483648, ERR invalid second DB index",
    "SWAPDB 0 16, ERR DB index is out of range",
    "SWAPDB -1 0, ERR DB index is out of range",
    "FLUSHDB foo, ERR syntax error",
    "FLUSHALL SYNC foo, ERR syntax error",
  })
  void bad_arguments_are_refused(String line, String error) {
    redis.send("SET a 1");
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 1");
  }

  @Test
  void whole_databases_change_without_a_word_about_their_keys() {
    redis.send("SET a 1");
    assertThat(redis.events("SWAPDB 0 1")).isEmpty();
    assertThat(redis.events("FLUSHALL")).isEmpty();
  }
}
