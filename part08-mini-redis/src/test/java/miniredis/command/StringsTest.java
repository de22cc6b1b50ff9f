package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringsTest {

  private final Script redis = new Script();

  @Test
  void a_value_is_given_back_as_it_was_set() {
    assertThat(redis.send("SET a \"\\x00\\xff b\"")).isEqualTo("OK");
    assertThat(redis.send("GET a")).isEqualTo("\"\\x00\\xff b\"");
    assertThat(redis.send("GET missing")).isEqualTo("(nil)");
    redis.send("SET a \"\"");
    assertThat(redis.send("GET a")).isEqualTo("\"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"007", "-0", "+1", "9223372036854775808", "1 ", "-9223372036854775808"})
  void what_looks_like_a_number_keeps_its_form(String value) {
    redis.send(Script.bytes("SET"), Script.bytes("a"), Script.bytes(value));
    assertThat(redis.send("GET a")).isEqualTo('"' + value + '"');
  }

  @Test
  void set_takes_the_deadline_away_unless_it_is_told_to_keep_it() {
    redis.send("SET a 1 EX 100");
    redis.send("SET a 2 KEEPTTL");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 100");
    assertThat(redis.send("GET a")).isEqualTo("\"2\"");
    redis.send("SET a 3");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) -1");
    assertThat(redis.send("SET new 1 KEEPTTL")).isEqualTo("OK");
    assertThat(redis.send("TTL new")).isEqualTo("(integer) -1");
  }

  @Test
  void set_nx_sets_what_is_missing_and_xx_what_is_there() {
    assertThat(redis.send("SET a 1 XX")).isEqualTo("(nil)");
    assertThat(redis.send("SET a 1 NX")).isEqualTo("OK");
    assertThat(redis.send("SET a 2 nx EX 10")).isEqualTo("(nil)");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) -1");
    assertThat(redis.send("SET a 3 xx")).isEqualTo("OK");
    assertThat(redis.send("GET a")).isEqualTo("\"3\"");
  }

  @Test
  void set_get_gives_the_value_before_whether_it_sets_or_not() {
    assertThat(redis.send("SET a 1 GET")).isEqualTo("(nil)");
    assertThat(redis.send("SET a 2 GET")).isEqualTo("\"1\"");
    assertThat(redis.send("SET a 3 NX GET")).isEqualTo("\"2\"");
    assertThat(redis.send("SET b 3 XX GET")).isEqualTo("(nil)");
    assertThat(redis.send("GET a")).isEqualTo("\"2\"");
    assertThat(redis.send("EXISTS b")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @CsvSource({"EX 10, 10000", "PX 1500, 1500", "EX 10 EX 20, 20000"})
  void a_time_from_now_becomes_a_deadline(String option, long millis) {
    redis.send("SET a 1 " + option);
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) " + millis);
  }

  @Test
  void a_time_since_1970_becomes_a_deadline() {
    redis.send("SET a 1 EXAT " + (redis.now() / 1000 + 5));
    redis.send("SET b 1 pxat " + (redis.now() + 7));
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 5000");
    assertThat(redis.send("PTTL b")).isEqualTo("(integer) 7");
  }

  @Test
  void a_deadline_that_has_passed_hides_the_value_at_once() {
    assertThat(redis.send("SET a 1 EXAT 1")).isEqualTo("OK");
    assertThat(redis.send("GET a")).isEqualTo("(nil)");
  }

  @Test
  void a_value_that_expires_is_gone() {
    redis.send("SET a 1 PX 1000");
    redis.pass(Duration.ofSeconds(1));
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
    redis.pass(Duration.ofMillis(1));
    assertThat(redis.send("GET a")).isEqualTo("(nil)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET a 1 NX XX",
        "SET a 1 EX",
        "SET a 1 EX 10 PX 10",
        "SET a 1 EX 10 KEEPTTL",
        "SET a 1 KEEPTTL PXAT 10",
        "SET a 1 PERSIST",
        "SET a 1 nxx",
        "GETEX a KEEPTTL",
        "GETEX a NX",
        "GETEX a EX",
        "GETEX a PERSIST EX 10",
        "GETEX a EX 10 PERSIST",
        "GETEX a EX 10 EXAT 10",
      })
  void options_that_exclude_each_other_are_a_syntax_error(String line) {
    assertThat(redis.send(line)).isEqualTo("(error) ERR syntax error");
  }

  @ParameterizedTest
  @CsvSource({
    "SET a 1 EX 0, set",
    "SET a 1 PX -1, set",
    "SET a 1 EX 9223372036854775807, set",
    "SET a 1 PX 9223372036854775807, set",
    "SET a 1 EXAT 9223372036854775807, set",
    "SETEX a 0 1, setex",
    "PSETEX a 0 1, psetex",
    "SETEX a 9223372036854775807 1, setex",
  })
  void a_time_that_makes_no_deadline_is_refused(String line, String command) {
    redis.send("SET a before");
    assertThat(redis.send(line))
        .isEqualTo("(error) ERR invalid expire time in '" + command + "' command");
    assertThat(redis.send("GET a")).isEqualTo("\"before\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET a 1 EX x", "SETEX a x 1", "PSETEX a 1.5 1"})
  void a_time_that_is_no_number_is_refused(String line) {
    assertThat(redis.send(line)).isEqualTo("(error) ERR value is not an integer or out of range");
  }

  @Test
  void getex_looks_at_its_time_only_if_the_key_is_there() {
    assertThat(redis.send("GETEX a EX 0")).isEqualTo("(nil)");
    redis.send("SET a 1");
    assertThat(redis.send("GETEX a EX 0"))
        .isEqualTo("(error) ERR invalid expire time in 'getex' command");
  }

  @Test
  void getex_changes_the_deadline_if_it_is_told_to() {
    redis.send("SET a 1 EX 100");
    assertThat(redis.send("GETEX a")).isEqualTo("\"1\"");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 100");
    redis.send("GETEX a PX 5000");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 5");
    assertThat(redis.send("GETEX a PERSIST")).isEqualTo("\"1\"");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) -1");
    assertThat(redis.send("GETEX a PXAT 1")).isEqualTo("\"1\"");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
  }

  @Test
  void setex_and_psetex_set_a_value_and_a_deadline() {
    assertThat(redis.send("SETEX a 10 x")).isEqualTo("OK");
    assertThat(redis.send("PSETEX b 10 y")).isEqualTo("OK");
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 10000");
    assertThat(redis.send("PTTL b")).isEqualTo("(integer) 10");
    assertThat(redis.send("MGET a b")).isEqualTo("1) \"x\"\n2) \"y\"");
  }

  @Test
  void setnx_sets_what_is_missing() {
    assertThat(redis.send("SETNX a 1")).isEqualTo("(integer) 1");
    assertThat(redis.send("SETNX a 2")).isEqualTo("(integer) 0");
    assertThat(redis.send("GET a")).isEqualTo("\"1\"");
  }

  @Test
  void getset_gives_the_value_before_and_takes_the_deadline_away() {
    redis.send("SET a 1 EX 10");
    assertThat(redis.send("GETSET a 2")).isEqualTo("\"1\"");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) -1");
    assertThat(redis.send("GETSET b 1")).isEqualTo("(nil)");
  }

  @Test
  void getdel_removes_what_it_gives() {
    redis.send("SET a 1");
    assertThat(redis.send("GETDEL a")).isEqualTo("\"1\"");
    assertThat(redis.send("GETDEL a")).isEqualTo("(nil)");
  }

  /// In RESP3 a notification may come at any time, and not within a reply.
  @Test
  void mget_is_one_reply_though_a_key_of_it_has_expired() {
    redis.sendAll("CONFIG SET notify-keyspace-events Ex", "SET a 1 PX 10", "SET b 2", "HELLO 3");
    redis.send("SUBSCRIBE __keyevent@0__:expired");
    redis.pass(Duration.ofMillis(11));
    assertThat(redis.raw("MGET a b"))
        .startsWith(">3\r\n$7\r\nmessage\r\n")
        .endsWith("*2\r\n_\r\n$1\r\n2\r\n");
  }

  @Test
  void mset_sets_all_and_mget_gives_null_for_what_is_missing() {
    assertThat(redis.send("MSET a 1 b 2 a 3")).isEqualTo("OK");
    assertThat(redis.send("MGET a c b")).isEqualTo("1) \"3\"\n2) (nil)\n3) \"2\"");
  }

  @Test
  void msetnx_sets_all_or_nothing() {
    redis.send("SET b 1");
    assertThat(redis.send("MSETNX a 1 b 2")).isEqualTo("(integer) 0");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
    assertThat(redis.send("MSETNX a 1 a 2")).isEqualTo("(integer) 1");
    assertThat(redis.send("GET a")).isEqualTo("\"2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MSET", "MSETNX"})
  void a_key_without_a_value_is_refused(String command) {
    assertThat(redis.send(command + " a 1 b"))
        .isEqualTo(
            "(error) ERR wrong number of arguments for '%s' command",
            command.toLowerCase(Locale.ROOT));
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
  }

  @Test
  void each_change_is_told_as_redis_tells_it() {
    assertThat(redis.events("SET a 1")).containsExactly("new a", "set a");
    assertThat(redis.events("SET a 1 EX 10")).containsExactly("set a", "expire a");
    assertThat(redis.events("SET a 2 KEEPTTL")).containsExactly("set a");
    assertThat(redis.events("SET a 2 NX")).isEmpty();
    assertThat(redis.events("SETEX b 10 1")).containsExactly("new b", "set b", "expire b");
    assertThat(redis.events("GETEX b")).isEmpty();
    assertThat(redis.events("GETEX b PERSIST")).containsExactly("persist b");
    assertThat(redis.events("GETEX b PERSIST")).isEmpty();
    assertThat(redis.events("GETEX b EX 10")).containsExactly("expire b");
    assertThat(redis.events("GETEX b EXAT 1")).containsExactly("del b");
    assertThat(redis.events("GETDEL a")).containsExactly("del a");
    assertThat(redis.events("GETSET c 1")).containsExactly("new c", "set c");
    assertThat(redis.events("MSET c 1 d 2")).containsExactly("set c", "new d", "set d");
    assertThat(redis.events("MSETNX e 1 c 2")).isEmpty();
    assertThat(redis.events("SETNX e 1")).containsExactly("new e", "set e");
  }
}
