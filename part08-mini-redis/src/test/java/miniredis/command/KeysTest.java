package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private final Script redis = new Script();

  @ParameterizedTest
  @ValueSource(strings = {"DEL", "UNLINK"})
  void del_and_unlink_count_what_they_remove(String command) {
    redis.send("MSET a 1 b 2 c 3");
    assertThat(redis.send(command + " a b a missing")).isEqualTo("(integer) 2");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 1");
  }

  @Test
  void exists_and_touch_count_a_key_as_often_as_it_is_named() {
    redis.send("SET a 1");
    assertThat(redis.send("EXISTS a a missing")).isEqualTo("(integer) 2");
    assertThat(redis.send("TOUCH a a missing")).isEqualTo("(integer) 2");
  }

  @Test
  void type_names_what_a_key_holds() {
    redis.send("SET a 1");
    assertThat(redis.send("TYPE a")).isEqualTo("string");
    assertThat(redis.send("TYPE missing")).isEqualTo("none");
  }

  @Test
  void a_renamed_key_keeps_its_value_and_its_deadline() {
    redis.sendAll("SET a 1 EX 10", "SET b 2 EX 20");
    assertThat(redis.send("RENAME a b")).isEqualTo("OK");
    assertThat(redis.send("GET b")).isEqualTo("\"1\"");
    assertThat(redis.send("TTL b")).isEqualTo("(integer) 10");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
    redis.sendAll("SET c 3", "RENAME c b");
    assertThat(redis.send("TTL b")).isEqualTo("(integer) -1");
  }

  @Test
  void only_a_key_that_is_there_is_renamed() {
    assertThat(redis.send("RENAME a b")).isEqualTo("(error) ERR no such key");
    assertThat(redis.send("RENAME a a")).isEqualTo("(error) ERR no such key");
    assertThat(redis.send("RENAMENX a b")).isEqualTo("(error) ERR no such key");
    redis.send("SET a 1");
    assertThat(redis.send("RENAME a a")).isEqualTo("OK");
    assertThat(redis.send("RENAMENX a a")).isEqualTo("(integer) 0");
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
  }

  @Test
  void renamenx_spares_the_other_key() {
    redis.send("MSET a 1 b 2");
    assertThat(redis.send("RENAMENX a b")).isEqualTo("(integer) 0");
    assertThat(redis.send("RENAMENX a c")).isEqualTo("(integer) 1");
    assertThat(redis.send("MGET a b c")).isEqualTo("1) (nil)\n2) \"2\"\n3) \"1\"");
  }

  @Test
  void a_copy_has_the_same_value_and_deadline_and_a_life_of_its_own() {
    redis.send("SET a abc EX 10");
    assertThat(redis.send("COPY a b")).isEqualTo("(integer) 1");
    redis.send("APPEND b d");
    assertThat(redis.send("MGET a b")).isEqualTo("1) \"abc\"\n2) \"abcd\"");
    assertThat(redis.send("TTL b")).isEqualTo("(integer) 10");
  }

  @Test
  void copy_replaces_a_key_only_if_it_is_told_to() {
    redis.sendAll("SET a 1", "SET b 2 EX 10");
    assertThat(redis.send("COPY a b")).isEqualTo("(integer) 0");
    assertThat(redis.send("COPY a b REPLACE")).isEqualTo("(integer) 1");
    assertThat(redis.send("GET b")).isEqualTo("\"1\"");
    assertThat(redis.send("TTL b")).isEqualTo("(integer) -1");
    assertThat(redis.send("COPY missing b REPLACE")).isEqualTo("(integer) 0");
  }

  @Test
  void copy_reaches_another_database() {
    redis.send("SET a 1");
    assertThat(redis.send("COPY a a DB 1")).isEqualTo("(integer) 1");
    assertThat(redis.send("COPY a a DB 1")).isEqualTo("(integer) 0");
    redis.send("SELECT 1");
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
  }

  @Test
  void move_takes_a_key_along_with_its_deadline() {
    redis.send("SET a 1 EX 10");
    assertThat(redis.send("MOVE a 1")).isEqualTo("(integer) 1");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
    assertThat(redis.send("MOVE a 1")).isEqualTo("(integer) 0");
    redis.send("SET a 2");
    assertThat(redis.send("MOVE a 1")).isEqualTo("(integer) 0");
    redis.send("SELECT 1");
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 10");
  }

  @ParameterizedTest
  @CsvSource({
    "MOVE a 0, ERR source and destination objects are the same",
    "MOVE a 16, ERR DB index is out of range",
    "MOVE a -1, ERR DB index is out of range",
    "MOVE a x, ERR value is not an integer or out of range",
    "COPY a a, ERR source and destination objects are the same",
    "COPY a a DB 0, ERR source and destination objects are the same",
    "COPY a b DB 16, ERR DB index is out of range",
    "COPY a b DB, ERR syntax error",
    "COPY a b foo, ERR syntax error",
    "COPY a b DB x foo, ERR value is not an integer or out of range",
  })
  void bad_arguments_are_refused(String line, String error) {
    redis.send("SET a 1");
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
  }

  @Test
  void a_database_number_has_32_bits() {
    assertThat(redis.send("MOVE a 2147483648"))
        .isEqualTo(
            "(error) ERR value is out of range, value must between -2147483648 and 2147483647");
  }

  @Test
  void randomkey_names_each_key_sooner_or_later_but_none_that_has_expired() {
    assertThat(redis.send("RANDOMKEY")).isEqualTo("(nil)");
    redis.sendAll("SET a 1", "SET b 1", "SET c 1", "SET over 1 PX 1");
    redis.pass(Duration.ofMillis(2));
    Set<String> seen = new HashSet<>();
    while (seen.size() < 3) { // the harness ends a test that never does
      seen.add(redis.send("RANDOMKEY"));
    }
    assertThat(seen).containsExactlyInAnyOrder("\"a\"", "\"b\"", "\"c\"");
  }

  @Test
  void each_change_is_told_as_redis_tells_it() {
    redis.send("MSET a 1 b 2 c 3");
    assertThat(redis.events("DEL a missing b")).containsExactly("del a", "del b");
    assertThat(redis.events("UNLINK c")).containsExactly("del c");
    redis.send("MSET a 1 b 2");
    assertThat(redis.events("RENAME a b")).containsExactly("new b", "rename_from a", "rename_to b");
    assertThat(redis.events("RENAME b b")).isEmpty();
    assertThat(redis.events("COPY b c")).containsExactly("new c", "copy_to c");
    assertThat(redis.events("COPY b c REPLACE")).containsExactly("new c", "copy_to c");
    assertThat(redis.events("MOVE c 1")).containsExactly("1: new c", "move_from c", "1: move_to c");
    assertThat(redis.events("EXISTS b")).isEmpty();
  }
}
