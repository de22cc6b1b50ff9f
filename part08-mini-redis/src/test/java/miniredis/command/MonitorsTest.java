package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import miniredis.resp.Reply;
import org.junit.jupiter.api.Test;

/// Clients that are told every command that runs. What Redis 7.0.15 does was tried.
final class MonitorsTest {

  private final Script redis = new Script();
  private final TestClient monitor = redis.client();

  @Test
  void it_is_told_what_runs() {
    assertThat(monitor.send("MONITOR")).isEqualTo("OK");
    redis.send("SET a \"1 2\"");
    assertThat(monitor.received()).contains("\"SET\" \"a\" \"1 2\"");
  }

  @Test
  void to_ask_for_it_twice_is_answered_once() {
    monitor.send("MONITOR");
    assertThat(monitor.send("MONITOR")).isEmpty();
    redis.send("PING");
    assertThat(monitor.replies()).hasSize(1);
  }

  @Test
  void a_monitor_that_wants_no_replies_gets_no_lines() {
    monitor.send("MONITOR");
    monitor.send("CLIENT REPLY OFF");
    redis.send("PING");
    assertThat(monitor.received()).isEmpty();
  }

  @Test
  void a_pause_does_not_hold_it() {
    monitor.send("MONITOR");
    redis.send("CLIENT PAUSE 1000 ALL");
    monitor.replies();
    assertThat(monitor.send("PING")).contains("PONG");
    assertThat(monitor.waits()).isFalse();
  }

  /// It was told of the MULTI, and is to know that the transaction is over.
  @Test
  void it_is_told_of_an_exec_that_is_refused() {
    monitor.send("MONITOR");
    redis.sendAll("MULTI", "EXEC now");
    List<String> lines = monitor.replies();
    assertThat(lines.getLast()).contains("\"EXEC\" \"now\"");
  }

  /// For want of memory, say: here its replies may have 100 bytes.
  @Test
  void one_that_cannot_be_written_to_is_ended_and_not_the_one_whose_command_ran() {
    TestClient small = redis.client(new Reply(100));
    small.send("MONITOR");
    monitor.send("MONITOR");
    assertThat(redis.send("SET a " + "x".repeat(300))).isEqualTo("OK");
    assertThat(small.isClosed()).isTrue();
    assertThat(monitor.received()).contains("xxx");
  }
}
