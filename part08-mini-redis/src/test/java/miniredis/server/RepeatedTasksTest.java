package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import miniredis.cli.Cli;
import org.junit.jupiter.api.Test;

/// What the server does by itself it goes on doing after a failure.
final class RepeatedTasksTest {

  /// The clock fails twice: two tasks that end with their first failure have ended by then.
  @Test
  void expired_keys_are_swept_and_idle_clients_closed_after_a_failure_too() throws Exception {
    var clock = new MovedClock();
    try (var server = Servers.start(clock, "timeout", "10");
        var idle = Cli.connect(server.port());
        var client = Cli.connect(server.port())) {
      client.ask("CONFIG SET notify-keyspace-events Ex");
      client.ask("SET short 1 PX 1000");
      client.ask("SUBSCRIBE __keyevent@0__:expired");
      clock.fail(2);
      clock.move(10_001);
      assertThat(client.read()).contains("short");
      assertThatThrownBy(idle::read).isInstanceOf(EOFException.class);
    }
  }
}
