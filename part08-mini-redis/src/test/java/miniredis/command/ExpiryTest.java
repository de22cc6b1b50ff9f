package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

  private final Script redis = new Script();

  @BeforeEach
  void set() {
    redis.send("SET a 1");
  }

  @Test
  void a_key_expires_when_its_deadline_has_passed() {
    assertThat(redis.send("PEXPIRE a 1000")).isEqualTo("(integer) 1");
    redis.pass(Duration.ofSeconds(1));
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 1");
    redis.pass(Duration.ofMillis(1));
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) -2");
  }

  @Test
  void the_sweep_removes_what_nobody_reads() {
    redis.sendAll("PEXPIRE a 1", "SET b 1 PX 1", "SET c 1 PX 10", "SET d 1");
    redis.pass(Duration.ofMillis(2));
    assertThat(redis.sweep()).isEqualTo(2);
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 2");
  }

  @Test
  void a_deadline_can_be_said_in_four_ways() {
    redis.send("EXPIRE a 10");
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 10000");
    redis.send("PEXPIRE a 10");
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 10");
    redis.send("EXPIREAT a " + (redis.now() / 1000 + 20));
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 20000");
    redis.send("PEXPIREAT a " + (redis.now() + 20));
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 20");
  }

  @Test
  void a_deadline_can_be_read_in_four_ways() {
    redis.send("PEXPIRE a 1499");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 1");
    assertThat(redis.send("PTTL a")).isEqualTo("(integer) 1499");
    assertThat(redis.send("EXPIRETIME a")).isEqualTo("(integer) " + (redis.now() / 1000 + 1));
    assertThat(redis.send("PEXPIRETIME a")).isEqualTo("(integer) " + (redis.now() + 1499));
    redis.send("PEXPIRE a 1500");
    assertThat(redis.send("TTL a")).isEqualTo("(integer) 2");
    assertThat(redis.send("EXPIRETIME a")).isEqualTo("(integer) " + (redis.now() / 1000 + 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME"})
  void a_missing_key_and_a_missing_deadline_are_told_apart(String command) {
    assertThat(redis.send(command + " missing")).isEqualTo("(integer) -2");
    assertThat(redis.send(command + " a")).isEqualTo("(integer) -1");
  }

  @Test
  void the_latest_deadline_of_all_can_be_read() {
    redis.send("PEXPIREAT a 9223372036854775807");
    assertThat(redis.send("PEXPIRETIME a")).isEqualTo("(integer) 9223372036854775807");
    assertThat(redis.send("EXPIRETIME a")).isEqualTo("(integer) 9223372036854776");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPIRE a 9223370000000000",
        "PEXPIRE a 9223370000000000000",
        "EXPIREAT a 9223372036854775",
        "PEXPIREAT a 9223372036854775807",
        "SET a 1 PXAT 9223372036854775807",
        "GETEX a EXAT 9223372036854775",
        "GETEX a PXAT 9223372036854775807",
        "SETEX a 9223370000000000 1"
      })
  void a_deadline_in_292_million_years_is_one(String line) {
    assertThat(redis.send(line)).doesNotStartWith("(error)");
    assertThat(redis.send("PERSIST a")).isEqualTo("(integer) 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPIRE a 0",
        "EXPIRE a -1",
        "EXPIRE a -9223372036854775",
        "PEXPIRE a -5",
        "PEXPIRE a -9223372036854775808",
        "EXPIREAT a 1",
        "PEXPIREAT a -1",
        "PEXPIREAT a -9223372036854775808"
      })
  void a_deadline_that_has_passed_removes_the_key_at_once(String line) {
    assertThat(redis.events(line)).containsExactly("del a");
    assertThat(redis.send("DBSIZE")).isEqualTo("(integer) 0");
  }

  @Test
  void persist_takes_the_deadline_away() {
    redis.send("EXPIRE a 10");
    assertThat(redis.send("PERSIST a")).isEqualTo("(integer) 1");
    assertThat(redis.send("PERSIST a")).isEqualTo("(integer) 0");
    assertThat(redis.send("PERSIST missing")).isEqualTo("(integer) 0");
    redis.pass(Duration.ofSeconds(11));
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 1");
  }

  @ParameterizedTest
  @CsvSource({
    // The deadline before, in seconds from now or none; the options; those with which it becomes
    // 10.
    "none, NX, true",
    "none, XX, false",
    "none, GT, false",
    "none, LT, true",
    "5, NX, false",
    "5, XX, true",
    "5, GT, true",
    "5, LT, false",
    "10, GT, false",
    "10, LT, false",
    "20, NX, false",
    "20, XX, true",
    "20, GT, false",
    "20, LT, true",
    "5, XX GT, true",
    "20, xx lt, true",
    "none, XX LT, false",
  })
  void options_say_which_deadlines_may_be_replaced(String before, String options, boolean may) {
    if (!before.equals("none")) {
      redis.send("EXPIRE a " + before);
    }
    assertThat(redis.send("EXPIRE a 10 " + options)).isEqualTo("(integer) " + (may ? 1 : 0));
    String expected = may ? "10" : before.equals("none") ? "-1" : before;
    assertThat(redis.send("TTL a")).isEqualTo("(integer) " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRE a x, ERR value is not an integer or out of range",
    "EXPIRE a x foo, ERR Unsupported option foo",
    "'EXPIRE a 1 \"f\\x00oo\"', ERR Unsupported option f",
    "'EXPIRE a 1 NX XX', 'ERR NX and XX, GT or LT options at the same time are not compatible'",
    "'EXPIRE a 1 GT NX LT', 'ERR NX and XX, GT or LT options at the same time are not compatible'",
    "EXPIRE a 1 GT LT, ERR GT and LT options at the same time are not compatible",
    "EXPIRE a 9223372036854775807, ERR invalid expire time in 'expire' command",
    "EXPIRE a -9223372036854775807, ERR invalid expire time in 'expire' command",
    "EXPIRE a 9223372036854775, ERR invalid expire time in 'expire' command",
    "PEXPIRE missing 9223372036854775807, ERR invalid expire time in 'pexpire' command",
    "EXPIREAT a 9223372036854776, ERR invalid expire time in 'expireat' command",
    "EXPIRE a -9223372036854776, ERR invalid expire time in 'expire' command",
    "EXPIRE a 9223372036854775808, ERR value is not an integer or out of range",
    "SET a 1 EX 9223372036854775, ERR invalid expire time in 'set' command",
    "SET a 1 EXAT 9223372036854776, ERR invalid expire time in 'set' command",
    "GETEX a EX 9223372036854775, ERR invalid expire time in 'getex' command",
    "GETEX a PX 9223372036854775807, ERR invalid expire time in 'getex' command",
    "GETEX a EXAT 0, ERR invalid expire time in 'getex' command",
    "GETEX a PXAT -1, ERR invalid expire time in 'getex' command",
    "GETEX a EX 9223372036854775808, ERR value is not an integer or out of range",
    "SETEX a 9223372036854775 1, ERR invalid expire time in 'setex' command",
    "PSETEX a 9223372036854775807 1, ERR invalid expire time in 'psetex' command",
  })
  void bad_arguments_are_refused(String line, String error) {
    assertThat(redis.send(line)).isEqualTo("(error) " + error);
    assertThat(redis.send("TTL a")).isEqualTo("(integer) -1");
  }

  @Test
  void each_change_is_told_as_redis_tells_it() {
    assertThat(redis.events("EXPIRE a 10")).containsExactly("expire a");
    assertThat(redis.events("EXPIRE a 10 NX")).isEmpty();
    assertThat(redis.events("PERSIST a")).containsExactly("persist a");
    assertThat(redis.events("PERSIST a")).isEmpty();
    redis.send("PEXPIRE a 5");
    redis.pass(Duration.ofMillis(6));
    assertThat(redis.events("GET a")).containsExactly("expired a");
  }
}
