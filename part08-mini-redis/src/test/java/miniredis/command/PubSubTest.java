package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Channels, patterns, and what a subscriber may still say.
final class PubSubTest {

  private final Script redis = new Script();
  private final TestClient subscriber = redis.client();

  private static String message(String... parts) {
    var text = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      text.append(i == 0 ? "" : "\n").append(i + 1).append(") \"").append(parts[i]).append('"');
    }
    return text.toString();
  }

  @Test
  void each_channel_is_confirmed_with_their_number() {
    assertThat(subscriber.raw("SUBSCRIBE a b"))
        .isEqualTo(
            "*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n*3\r\n$9\r\nsubscribe\r\n$1\r\nb\r\n:2\r\n");
    assertThat(subscriber.raw("PSUBSCRIBE n*"))
        .isEqualTo("*3\r\n$10\r\npsubscribe\r\n$2\r\nn*\r\n:3\r\n");
    assertThat(subscriber.raw("UNSUBSCRIBE a"))
        .isEqualTo("*3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:2\r\n");
  }

  @Test
  void in_version_3_they_are_pushes() {
    subscriber.send("HELLO 3");
    assertThat(subscriber.raw("SUBSCRIBE a"))
        .isEqualTo(">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
    redis.send("PUBLISH a tea");
    assertThat(subscriber.raw("PING"))
        .isEqualTo(">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$3\r\ntea\r\n+PONG\r\n");
  }

  @Test
  void a_message_goes_to_each_subscription_that_it_fits() {
    subscriber.send("SUBSCRIBE news");
    subscriber.send("PSUBSCRIBE n*");
    assertThat(redis.send("PUBLISH news tea")).isEqualTo("(integer) 2");
    assertThat(subscriber.received())
        .isEqualTo(
            message("message", "news", "tea") + "\n" + message("pmessage", "n*", "news", "tea"));
    assertThat(redis.send("PUBLISH nothing tea")).isEqualTo("(integer) 1");
    assertThat(redis.send("PUBLISH other tea")).isEqualTo("(integer) 0");
  }

  /// Redis takes a monitor for a replica.
  @Test
  void a_monitor_may_not_publish() {
    subscriber.send("SUBSCRIBE news");
    redis.send("MONITOR");
    assertThat(redis.send("PUBLISH news tea"))
        .isEqualTo("(error) ERR Replica can't interact with the keyspace");
    assertThat(subscriber.received()).isEmpty();
  }

  @Test
  void to_subscribe_twice_is_to_subscribe_once() {
    subscriber.send("SUBSCRIBE news");
    subscriber.send("SUBSCRIBE news");
    assertThat(redis.send("PUBLISH news tea")).isEqualTo("(integer) 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET a", "PUBLISH news x", "MULTI", "CLIENT ID", "HELLO 3"})
  void in_version_2_a_subscriber_may_say_little(String line) {
    subscriber.send("SUBSCRIBE news");
    assertThat(subscriber.send(line))
        .startsWith(
            "(error) ERR Can't execute '"
                + line.split(" ", -1)[0].toLowerCase(java.util.Locale.ROOT))
        .endsWith("are allowed in this context");
  }

  @Test
  void in_version_3_it_may_say_anything() {
    subscriber.send("HELLO 3");
    subscriber.send("SUBSCRIBE news");
    assertThat(subscriber.send("SET a 1")).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource({"PING, ''", "PING tea, tea"})
  void in_version_2_a_pong_has_the_form_of_a_message(String line, String text) {
    subscriber.send("SUBSCRIBE news");
    assertThat(subscriber.send(line)).isEqualTo(message("pong", text));
  }

  @Test
  void who_has_left_all_channels_is_as_before() {
    subscriber.send("SUBSCRIBE a");
    subscriber.send("PSUBSCRIBE b*");
    subscriber.send("UNSUBSCRIBE");
    assertThat(subscriber.send("GET a")).startsWith("(error)");
    subscriber.send("PUNSUBSCRIBE");
    assertThat(subscriber.send("GET a")).isEqualTo("(nil)");
  }

  @Test
  void to_leave_nothing_is_confirmed_too() {
    assertThat(subscriber.raw("UNSUBSCRIBE"))
        .isEqualTo("*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n");
    assertThat(subscriber.raw("PUNSUBSCRIBE"))
        .isEqualTo("*3\r\n$12\r\npunsubscribe\r\n$-1\r\n:0\r\n");
  }

  @Test
  void reset_leaves_all_without_a_word() {
    subscriber.send("SUBSCRIBE a b");
    assertThat(subscriber.send("RESET")).isEqualTo("RESET");
    assertThat(redis.send("PUBLISH a tea")).isEqualTo("(integer) 0");
  }

  @Test
  void pubsub_tells_who_hears_what() {
    subscriber.send("SUBSCRIBE a news");
    subscriber.send("PSUBSCRIBE n*");
    redis.client().send("SUBSCRIBE news");
    assertThat(redis.send("PUBSUB NUMSUB news a other"))
        .isEqualTo(
            "1) \"news\"\n2) (integer) 2\n3) \"a\"\n4) (integer) 1\n5) \"other\"\n6) (integer) 0");
    assertThat(redis.send("PUBSUB NUMPAT")).isEqualTo("(integer) 1");
    assertThat(redis.send("PUBSUB CHANNELS n*")).isEqualTo("1) \"news\"");
  }

  @Test
  void who_has_gone_hears_nothing() {
    subscriber.send("SUBSCRIBE news");
    redis.redis().disconnected(subscriber);
    assertThat(redis.send("PUBLISH news tea")).isEqualTo("(integer) 0");
    assertThat(redis.send("PUBSUB CHANNELS")).isEqualTo("(empty array)");
  }

  @Test
  void what_is_published_in_a_transaction_comes_in_its_order() {
    subscriber.send("SUBSCRIBE news");
    redis.sendAll("MULTI", "PUBLISH news 1", "PUBLISH news 2", "EXEC");
    assertThat(subscriber.replies())
        .containsExactly(message("message", "news", "1"), message("message", "news", "2"));
  }
}
