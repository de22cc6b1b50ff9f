package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to the requests of a client that has waited, and to a client whose request fails
/// where it should not. BLPOP with a timeout is one that does here.
final class ConnectionTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream errors = System.err;
  private final BareServer server = new BareServer(_ -> {});

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(errors);
    server.close();
  }

  @Test
  void where_a_command_has_failed_is_printed() throws IOException {
    try (var client = server.connect();
        var other = server.connect()) {
      client.send("BLPOP jobs 1");
      assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
      assertThat(other.ask("PING")).isEqualTo("PONG");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("no timers here", "at miniredis.command.Dispatcher.call(");
  }

  /// What it has written of a reply must not stand before the reply to the next request.
  @Test
  void a_command_that_fails_when_its_client_goes_on_costs_the_connection_too() throws IOException {
    try (var client = server.connect();
        var other = server.connect()) {
      client.send("BLPOP tasks 0", "BLPOP jobs 1");
      Servers.awaitBlocked(other);
      assertThat(other.ask("RPUSH tasks wash")).isEqualTo("(integer) 1");
      assertThatThrownBy(
              () -> {
                client.read(); // the first reply may have been sent before
                client.read();
              })
          .isInstanceOf(EOFException.class);
      assertThat(other.ask("PING")).isEqualTo("PONG");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("no timers here");
  }

  /// The last request runs when the client has read most of what it was sent.
  @Test
  void requests_that_waited_until_their_client_read_are_answered_by_the_time_of_then()
      throws IOException {
    try (var client = server.connect();
        var other = server.connect()) {
      other.ask("SETRANGE big 999999 x");
      other.ask("SET short 1 PX 1000");
      client.send("GET big\r\n".repeat(100) + "GET short");
      while (!other.ask("INFO commandstats").contains("cmdstat_get:")) {
        Thread.onSpinWait();
      }
      server.clock.move(1001);
      for (int i = 0; i < 100; i++) {
        assertThat(client.read()).hasSize(1_000_002);
      }
      assertThat(client.read()).isEqualTo("(nil)");
    }
  }
}
