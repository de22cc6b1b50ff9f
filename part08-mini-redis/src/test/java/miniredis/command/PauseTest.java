package miniredis.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.time.InstantSource;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// CLIENT PAUSE, on a real server: what was held back runs in later turns of its loop.
final class PauseTest {

  private final Config config = new Config();
  private MiniRedis server;
  private Cli client;

  @BeforeEach
  void start() throws IOException {
    config.port(0);
    config.set("transport", "nio");
    server = MiniRedis.start(config, InstantSource.system());
    client = Cli.connect(server.port());
    assertThat(client.ask("CLIENT PAUSE 60000 WRITE")).isEqualTo("OK");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  /// A client whose last request is held back when this returns.
  private Cli held(String name, String... requests) throws IOException {
    var held = Cli.connect(server.port());
    assertThat(held.ask("CLIENT SETNAME " + name)).isEqualTo("OK");
    held.send(requests);
    while (!client.ask("CLIENT LIST").matches("(?s).*name=" + name + " [^\n]* flags=x?b .*")) {
      Thread.onSpinWait();
    }
    return held;
  }

  @Test
  void what_was_held_back_runs_in_the_order_in_which_it_came() throws IOException {
    try (var one = held("one", "APPEND text a", "APPEND text b");
        var two = held("two", "APPEND text c")) {
      assertThat(client.ask("CLIENT UNPAUSE")).isEqualTo("OK");
      assertThat(one.read()).isEqualTo("(integer) 1");
      assertThat(one.read()).isEqualTo("(integer) 2");
      assertThat(two.read()).isEqualTo("(integer) 3");
    }
  }

  @Test
  void nothing_runs_within_the_transaction_that_ends_the_pause() throws IOException {
    try (var held = held("held", "SET key b")) {
      client.send("MULTI", "GET key", "CLIENT UNPAUSE", "GET key", "EXEC");
      for (int i = 0; i < 4; i++) {
        assertThat(client.read()).isIn("OK", "QUEUED");
      }
      assertThat(client.read()).isEqualTo("[(nil), OK, (nil)]");
      assertThat(held.read()).isEqualTo("OK");
    }
  }

  @Test
  void what_was_held_back_is_held_again_by_the_next_pause() throws IOException {
    try (var held = held("held", "SET key b")) {
      client.send("MULTI", "CLIENT UNPAUSE", "CLIENT PAUSE 60000 WRITE", "EXEC");
      for (int i = 0; i < 3; i++) {
        assertThat(client.read()).isIn("OK", "QUEUED");
      }
      assertThat(client.read()).isEqualTo("[OK, OK]");
      assertThat(client.ask("GET key")).isEqualTo("(nil)");
      assertThat(client.ask("CLIENT UNPAUSE")).isEqualTo("OK");
      assertThat(held.read()).isEqualTo("OK");
    }
  }

  @Test
  void a_client_that_is_gone_runs_nothing() throws IOException {
    try (var killed = held("killed", "SET key 1");
        var other = held("other", "SET key2 1")) {
      String id =
          client.ask("CLIENT LIST").replaceFirst("(?s).*id=(\\d+) [^\n]*name=killed.*", "$1");
      client.send("MULTI", "CLIENT UNPAUSE", "CLIENT KILL ID " + id, "EXEC");
      for (int i = 0; i < 3; i++) {
        assertThat(client.read()).isIn("OK", "QUEUED");
      }
      assertThat(client.read()).isEqualTo("[OK, (integer) 1]");
      assertThat(other.read()).isEqualTo("OK"); // by then the other's turn would have come
      assertThat(client.ask("EXISTS key")).isEqualTo("(integer) 0");
      assertThatThrownBy(killed::read).isInstanceOf(IOException.class);
    }
  }

  /// Whatever a command fails with: here a setting cannot be handed over.
  @Test
  void the_failure_of_one_ends_its_connection_and_does_not_hold_back_the_others()
      throws IOException {
    config.onChange(
        "hz",
        value -> {
          if (value.equals("20")) {
            throw new IllegalStateException("a failure that the test has made");
          }
        });
    try (var failing = held("failing", "MULTI", "CONFIG SET hz 20", "SET key 1", "EXEC");
        var other = held("other", "SET key 2")) {
      assertThat(failing.read()).isEqualTo("OK");
      assertThat(failing.read()).isEqualTo("QUEUED");
      assertThat(client.ask("CLIENT UNPAUSE")).isEqualTo("OK");
      assertThat(other.read()).isEqualTo("OK");
      assertThatThrownBy(failing::read).isInstanceOf(EOFException.class);
    }
  }
}
