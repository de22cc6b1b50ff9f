package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.resp.Reply;
import org.junit.jupiter.api.Test;

/// What becomes of a request before and after its command. What Redis 7.0.15 does was tried.
final class DispatcherTest {

  private final Script redis = new Script();
  private final TestClient other = redis.client();

  @Test
  void a_transaction_that_cannot_run_keeps_no_more_commands() {
    other.send("MULTI");
    other.send("SET a");
    assertThat(other.send("SET b 1")).isEqualTo("QUEUED");
    assertThat(redis.send("CLIENT LIST")).contains(" multi=0 ");
    assertThat(other.send("EXEC")).startsWith("(error) EXECABORT");
  }

  @Test
  void nor_does_one_whose_watched_key_was_changed() {
    other.send("WATCH a");
    other.send("MULTI");
    redis.send("SET a 1");
    assertThat(other.send("SET b 1")).isEqualTo("QUEUED");
    assertThat(redis.send("CLIENT LIST")).contains(" multi=0 ");
    assertThat(other.send("EXEC")).isEqualTo("(nil)");
  }

  @Test
  void the_last_command_is_the_one_that_was_sent() {
    other.send("MULTI");
    other.send("SET a 1");
    assertThat(redis.send("CLIENT LIST")).contains(" cmd=set ");
    other.send("EXEC");
    assertThat(redis.send("CLIENT LIST")).contains(" cmd=exec ");
    other.send("NOTHING");
    assertThat(redis.send("CLIENT LIST")).contains(" cmd=NULL ");
  }

  @Test
  void of_two_conditions_of_a_kind_the_last_one_holds() {
    assertThat(other.send("CLIENT KILL ID 999 ID 1")).isEqualTo("(integer) 1");
  }

  @Test
  void a_pause_of_writes_holds_a_transaction_that_publishes() {
    other.send("MULTI");
    other.send("PUBLISH news one");
    redis.send("CLIENT PAUSE 1000 WRITE");
    other.send("EXEC");
    assertThat(other.waits()).isTrue();
    assertThat(redis.send("INFO clients")).contains("blocked_clients:1");
  }

  @Test
  void an_error_that_ends_a_wait_is_counted() {
    other.send("BLPOP jobs 0");
    redis.send("CLIENT UNBLOCK 2 ERROR");
    assertThat(other.received()).startsWith("(error) UNBLOCKED");
    assertThat(redis.send("INFO errorstats")).contains("errorstat_UNBLOCKED:count=1");
  }

  /// The replies of both may have 100 bytes.
  @Test
  void a_waiter_or_a_subscriber_that_cannot_be_written_to_is_ended_alone() {
    TestClient waiter = redis.client(new Reply(100));
    TestClient subscriber = redis.client(new Reply(100));
    waiter.send("BLPOP jobs 0");
    subscriber.send("SUBSCRIBE news");
    subscriber.received();
    String tooLong = "x".repeat(300);
    assertThat(redis.send("RPUSH jobs " + tooLong)).isEqualTo("(integer) 1");
    assertThat(redis.send("PUBLISH news " + tooLong)).isEqualTo("(integer) 1");
    assertThat(waiter.isClosed()).isTrue();
    assertThat(subscriber.isClosed()).isTrue();
  }
}
