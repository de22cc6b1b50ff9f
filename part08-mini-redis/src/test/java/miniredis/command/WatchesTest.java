package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WATCH, and what makes an EXEC come too late.
final class WatchesTest {

  private final Script redis = new Script();
  private final TestClient other = redis.client();

  /// Watches `a`, lets the other client say something, and runs a transaction.
  private String execAfter(String... lines) {
    redis.send("WATCH a");
    for (String line : lines) {
      other.send(line);
    }
    return redis.sendAll("MULTI", "SET ran yes", "EXEC");
  }

  private static String ran() {
    return "1) OK";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET a 2",
        "SET a 1",
        "APPEND a x",
        "DEL a",
        "EXPIRE a 100",
        "RENAME a b",
        "RENAME c a",
        "COPY c a REPLACE",
        "MOVE a 1",
        "FLUSHDB",
        "FLUSHALL",
        "SWAPDB 0 1",
        "GETDEL a",
        "GETEX a EX 100"
      })
  void it_comes_too_late_if_the_key_was_changed(String line) {
    redis.sendAll("SET a 1", "SET c 3");
    assertThat(execAfter(line)).isEqualTo("(nil)");
    assertThat(redis.send("EXISTS ran")).isEqualTo("(integer) 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET a",
        "SET b 1",
        "SETNX a 2",
        "PERSIST a",
        "EXPIRE a 100 XX",
        "TOUCH a",
        "LPUSH a x",
        "SWAPDB 2 3"
      })
  void it_is_in_time_if_nothing_was_changed(String line) {
    redis.send("SET a 1");
    assertThat(execAfter(line)).isEqualTo(ran());
  }

  @Test
  void a_key_that_was_not_there_may_come() {
    assertThat(execAfter("SET a 1")).isEqualTo("(nil)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEL a", "FLUSHALL", "SWAPDB 0 1"})
  void a_key_that_was_not_there_and_is_not_is_unchanged(String line) {
    assertThat(execAfter(line)).isEqualTo(ran());
  }

  @Test
  void a_key_that_comes_and_goes_was_changed() {
    assertThat(execAfter("SET a 1", "DEL a")).isEqualTo("(nil)");
  }

  @Test
  void a_key_that_expires_was_changed() {
    redis.sendAll("SET a 1 PX 100", "WATCH a");
    redis.pass(Duration.ofMillis(101));
    assertThat(redis.sendAll("MULTI", "PING", "EXEC")).isEqualTo("(nil)");
  }

  @Test
  void a_key_that_had_expired_before_is_not_there() {
    redis.send("SET a 1 PX 100");
    redis.pass(Duration.ofMillis(101));
    redis.send("WATCH a");
    redis.sweep();
    assertThat(redis.sendAll("MULTI", "PING", "EXEC")).isEqualTo("1) PONG");
  }

  @Test
  void one_of_several_keys_is_enough() {
    redis.send("WATCH a b c");
    other.send("SET b 1");
    assertThat(redis.sendAll("MULTI", "PING", "EXEC")).isEqualTo("(nil)");
  }

  /// Else a change of all that it watches would take time by the square of their number.
  @Test
  void whoever_is_too_late_is_not_looked_through_again() {
    TestClient late = redis.client();
    late.send("WATCH a b");
    other.send("SET a 1");
    List<Watches.Watch> watches = late.session().watches;
    watches.add(null); // whoever walks through them now comes upon it
    assertThat(other.send("MSET a 2 b 2")).isEqualTo("OK");
    watches.removeLast();
    late.send("MULTI");
    assertThat(late.send("EXEC")).isEqualTo("(nil)");
  }

  @Test
  void its_own_change_counts_before_the_transaction_and_not_in_it() {
    redis.sendAll("WATCH a", "SET a 1");
    assertThat(redis.sendAll("MULTI", "PING", "EXEC")).isEqualTo("(nil)");
    redis.send("WATCH a");
    assertThat(redis.sendAll("MULTI", "SET a 2", "SET a 3", "EXEC")).isEqualTo("1) OK\n2) OK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNWATCH", "EXEC", "DISCARD", "RESET"})
  void a_watch_ends(String how) {
    redis.send("WATCH a");
    if (how.equals("EXEC") || how.equals("DISCARD")) {
      redis.send("MULTI");
    }
    redis.send(how);
    other.send("SET a 1");
    assertThat(redis.sendAll("MULTI", "PING", "EXEC")).isEqualTo("1) PONG");
  }

  @Test
  void a_key_is_watched_in_its_database() {
    redis.send("WATCH a");
    other.send("SELECT 1");
    other.send("SET a 1");
    assertThat(redis.sendAll("SELECT 1", "MULTI", "PING", "EXEC")).isEqualTo("1) PONG");
  }

  @Test
  void within_a_transaction_it_is_refused_and_the_transaction_lives() {
    redis.send("MULTI");
    assertThat(redis.send("WATCH a")).isEqualTo("(error) ERR WATCH inside MULTI is not allowed");
    assertThat(redis.sendAll("PING", "EXEC")).isEqualTo("1) PONG");
  }

  /// An error while it is queued ends all of it, one while it runs ends nothing.
  @Test
  void errors_in_a_transaction() {
    redis.sendAll("MULTI", "SET a 1", "NONSENSE");
    assertThat(redis.send("EXEC"))
        .isEqualTo("(error) EXECABORT Transaction discarded because of previous errors.");
    assertThat(redis.send("EXISTS a")).isEqualTo("(integer) 0");
    assertThat(redis.sendAll("MULTI", "SET a x", "INCR a", "APPEND a y", "EXEC"))
        .isEqualTo("1) OK\n2) (error) ERR value is not an integer or out of range\n3) (integer) 2");
  }
}
