package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that wait for an element. Passing time is the test's.
final class WaitersTest {

  private final Script redis = new Script();
  private final TestClient one = redis.client();
  private final TestClient two = redis.client();

  private static String pair(String key, String element) {
    return "1) \"%s\"\n2) \"%s\"".formatted(key, element);
  }

  @ParameterizedTest
  @CsvSource({"BLPOP, a", "BRPOP, b"})
  void what_is_there_is_popped_without_a_wait(String command, String element) {
    redis.send("RPUSH jobs a b");
    assertThat(one.send(command + " nothing jobs 0")).isEqualTo(pair("jobs", element));
    assertThat(one.waits()).isFalse();
  }

  @Test
  void who_came_first_is_served_first() {
    one.send("BLPOP jobs 0");
    two.send("BRPOP jobs 0");
    assertThat(redis.send("RPUSH jobs a b c")).isEqualTo("(integer) 3");
    assertThat(one.received()).isEqualTo(pair("jobs", "a"));
    assertThat(two.received()).isEqualTo(pair("jobs", "c"));
    assertThat(redis.send("LRANGE jobs 0 -1")).isEqualTo("1) \"b\"");
  }

  @Test
  void an_element_serves_one_client() {
    one.send("BLPOP jobs 0");
    two.send("BLPOP jobs 0");
    redis.send("RPUSH jobs a");
    assertThat(one.received()).isEqualTo(pair("jobs", "a"));
    assertThat(two.waits()).isTrue();
    assertThat(redis.send("EXISTS jobs")).isEqualTo("(integer) 0");
  }

  @Test
  void of_several_keys_the_one_that_gets_an_element_first_is_it() {
    one.send("BLPOP a b c 0");
    redis.send("RPUSH b 1");
    assertThat(one.received()).isEqualTo(pair("b", "1"));
    redis.send("RPUSH a 2");
    assertThat(one.received()).isEmpty();
    assertThat(redis.send("LLEN a")).isEqualTo("(integer) 1");
  }

  /// In a transaction nobody is served before its end.
  @Test
  void of_several_keys_in_one_transaction_it_is_the_same() {
    one.send("BLPOP a b 0");
    redis.sendAll("MULTI", "RPUSH b 1", "RPUSH a 2");
    assertThat(one.waits()).isTrue();
    redis.send("EXEC");
    assertThat(one.received()).isEqualTo(pair("b", "1"));
  }

  /// A key that is new is looked at in its turn, if somebody waits for what it holds.
  @Test
  void a_key_of_another_type_in_the_same_transaction_does_not_count() {
    one.send("BLPOP a b 0");
    redis.sendAll("MULTI", "SET b x", "DEL b", "RPUSH a 1", "RPUSH b 2", "EXEC");
    assertThat(one.received()).isEqualTo(pair("a", "1"));
  }

  @Test
  void it_ends_with_nothing_when_its_time_is_over() {
    one.send("BLPOP jobs 1.5");
    redis.pass(Duration.ofMillis(1499));
    assertThat(one.waits()).isTrue();
    redis.pass(Duration.ofMillis(1));
    assertThat(one.received()).isEqualTo("(nil)");
    redis.send("RPUSH jobs a");
    assertThat(redis.send("LLEN jobs")).isEqualTo("(integer) 1");
  }

  @Test
  void a_wait_of_0_has_no_end() {
    one.send("BLPOP jobs 0");
    redis.pass(Duration.ofDays(10_000));
    assertThat(one.waits()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "BLPOP jobs -1, ERR timeout is negative",
    "BLPOP jobs x, ERR timeout is not a float or out of range",
    "BLMOVE a b LEFT UP 0, ERR syntax error",
    "BLMPOP 0 0 a LEFT, ERR numkeys should be greater than 0",
    "BZMPOP 0 1 a MIDDLE, ERR syntax error"
  })
  void what_makes_no_sense_is_refused_at_once(String line, String error) {
    assertThat(one.send(line)).isEqualTo("(error) " + error);
    assertThat(one.waits()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BLPOP", "BRPOP"})
  void another_type_is_an_error_before_the_wait_and_none_during_it(String command) {
    redis.send("SET jobs tea");
    assertThat(one.send(command + " jobs 0")).startsWith("(error) WRONGTYPE");
    two.send(command + " other 0");
    redis.send("SET other tea");
    assertThat(two.waits()).isTrue();
    redis.sendAll("DEL other", "RPUSH other a");
    assertThat(two.received()).isEqualTo(pair("other", "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RENAME from jobs", "COPY from jobs", "LMOVE from jobs LEFT LEFT"})
  void it_does_not_matter_how_the_element_came(String line) {
    one.send("BLPOP jobs 0");
    redis.sendAll("RPUSH from a", line);
    assertThat(one.received()).isEqualTo(pair("jobs", "a"));
  }

  @Test
  void what_was_stored_by_sort_counts() {
    one.send("BLPOP jobs 0");
    redis.sendAll("SADD set 2 1", "SORT set STORE jobs");
    assertThat(one.received()).isEqualTo(pair("jobs", "1"));
  }

  @Test
  void a_move_that_waits_serves_the_next_who_waits_for_its_destination() {
    one.send("BLMOVE from to LEFT RIGHT 0");
    two.send("BRPOPLPUSH to end 0");
    redis.send("RPUSH from a");
    assertThat(one.received()).isEqualTo("\"a\"");
    assertThat(two.received()).isEqualTo("\"a\"");
    assertThat(redis.send("LRANGE end 0 -1")).isEqualTo("1) \"a\"");
    assertThat(redis.send("EXISTS from to")).isEqualTo("(integer) 0");
  }

  @Test
  void a_move_to_another_type_is_an_error_and_takes_nothing() {
    one.send("BLMOVE from to LEFT RIGHT 0");
    redis.sendAll("SET to tea", "RPUSH from a");
    assertThat(one.received()).startsWith("(error) WRONGTYPE");
    assertThat(redis.send("LLEN from")).isEqualTo("(integer) 1");
  }

  @Test
  void many_at_once() {
    one.send("BLMPOP 0 2 a b LEFT COUNT 2");
    redis.send("RPUSH b 1 2 3");
    assertThat(one.received()).isEqualTo("1) \"b\"\n2) 1) \"1\"\n   2) \"2\"");
    two.send("BZMPOP 0 1 scores MAX COUNT 2");
    redis.send("ZADD scores 1 ann 2 bob 3 cem");
    assertThat(two.received()).contains("cem", "bob").doesNotContain("ann");
  }

  @ParameterizedTest
  @CsvSource({"BZPOPMIN, ann, 1", "BZPOPMAX, bob, 2"})
  void a_member_with_its_score(String command, String member, String score) {
    one.send(command + " scores 0");
    redis.send("ZADD scores 1 ann 2 bob");
    assertThat(one.received())
        .isEqualTo("1) \"scores\"\n2) \"%s\"\n3) \"%s\"".formatted(member, score));
  }

  @Test
  void within_a_transaction_nobody_waits() {
    assertThat(redis.sendAll("MULTI", "BLPOP jobs 0", "BLMOVE a b LEFT LEFT 0", "EXEC"))
        .isEqualTo("1) (nil)\n2) (nil)");
  }

  @Test
  void what_it_sends_meanwhile_is_run_afterwards() {
    one.send("BLPOP jobs 0");
    assertThat(one.send("PING")).isEmpty();
    redis.send("RPUSH jobs a");
    assertThat(one.received()).isEqualTo(pair("jobs", "a") + "\nPONG");
  }

  @Test
  void another_client_may_end_the_wait() {
    String id = one.send("CLIENT ID").replace("(integer) ", "");
    one.send("BLPOP jobs 0");
    assertThat(redis.send("CLIENT UNBLOCK " + id)).isEqualTo("(integer) 1");
    assertThat(one.received()).isEqualTo("(nil)");
    assertThat(redis.send("CLIENT UNBLOCK " + id)).isEqualTo("(integer) 0");
    one.send("BLPOP jobs 0");
    redis.send("CLIENT UNBLOCK " + id + " ERROR");
    assertThat(one.received()).isEqualTo("(error) UNBLOCKED client unblocked via CLIENT UNBLOCK");
  }

  /// Whatever the rest fails with: here a setting cannot be handed over.
  @Test
  void who_waits_is_served_though_the_rest_of_a_transaction_fails() {
    redis
        .config()
        .onChange(
            "hz",
            value -> {
              if (value.equals("20")) {
                throw new IllegalStateException("a failure that the test has made");
              }
            });
    one.send("BLPOP jobs 0");
    redis.sendAll("MULTI", "RPUSH jobs a", "CONFIG SET hz 20");
    assertThatThrownBy(() -> redis.send("EXEC")).isInstanceOf(IllegalStateException.class);
    assertThat(one.received()).isEqualTo(pair("jobs", "a"));
  }

  @Test
  void who_has_gone_takes_nothing() {
    one.send("BLPOP jobs 0");
    redis.redis().disconnected(one);
    redis.send("RPUSH jobs a");
    assertThat(redis.send("LLEN jobs")).isEqualTo("(integer) 1");
    assertThat(redis.redis().waiters().count()).isZero();
  }

  @Test
  void who_waits_in_one_database_hears_nothing_of_another_until_they_are_swapped() {
    one.send("BLPOP jobs 0");
    redis.sendAll("SELECT 1", "RPUSH jobs a");
    assertThat(one.waits()).isTrue();
    redis.send("SWAPDB 0 1");
    assertThat(one.received()).isEqualTo(pair("jobs", "a"));
  }
}
