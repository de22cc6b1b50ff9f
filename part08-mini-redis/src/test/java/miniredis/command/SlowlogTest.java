package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a limit of 0 microseconds each command is a slow one.
final class SlowlogTest {

  private final Script redis = new Script();

  @BeforeEach
  void noteAll() {
    redis.send("CONFIG SET slowlog-log-slower-than 0");
    redis.send("SLOWLOG RESET");
  }

  @Test
  void the_latest_come_first_and_no_more_than_the_setting_says() {
    redis.sendAll("CONFIG SET slowlog-max-len 2", "SET a first", "SET a second", "SET a third");
    assertThat(redis.send("SLOWLOG GET")).contains("third", "second").doesNotContain("first");
    assertThat(redis.send("SLOWLOG LEN")).isEqualTo("(integer) 2");
  }

  @Test
  void of_many_words_the_first_31_are_kept() {
    redis.send("RPUSH list" + " x".repeat(40));
    assertThat(redis.send("SLOWLOG GET 1"))
        .contains("31) \"x\"", "32) \"... (11 more arguments)\"")
        .doesNotContain("33)");
  }

  @Test
  void of_a_long_word_the_first_128_bytes_are_kept() {
    redis.send("SET a " + "x".repeat(200));
    assertThat(redis.send("SLOWLOG GET 1"))
        .contains('"' + "x".repeat(128) + "... (72 more bytes)\"");
  }

  /// SETRANGE changes the stored bytes in place, and these are those that SET was sent.
  @Test
  void it_keeps_what_was_sent_though_the_value_changes() {
    redis.sendAll("SET a tea", "SETRANGE a 0 X");
    assertThat(redis.send("SLOWLOG GET")).contains("\"tea\"").doesNotContain("Xea");
  }

  @Test
  void with_the_longest_limit_none_is_noted() {
    redis.sendAll(
        "CONFIG SET slowlog-log-slower-than 9223372036854775807", "SLOWLOG RESET", "SET a 1");
    assertThat(redis.send("SLOWLOG LEN")).isEqualTo("(integer) 0");
  }

  @Test
  void with_a_limit_below_zero_none_is_noted() {
    redis.sendAll("CONFIG SET slowlog-log-slower-than -1", "SLOWLOG RESET", "SET a 1");
    assertThat(redis.send("SLOWLOG LEN")).isEqualTo("(integer) 0");
  }
}
