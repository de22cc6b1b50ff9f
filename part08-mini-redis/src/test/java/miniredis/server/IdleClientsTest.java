package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import miniredis.cli.Cli;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The setting `timeout`, on a clock that only the test moves.
final class IdleClientsTest {

  private final MovedClock clock = new MovedClock();
  private MiniRedis server;

  @BeforeEach
  void start() throws IOException {
    server = Servers.start(clock, "timeout", "10");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void who_says_nothing_for_longer_than_the_timeout_is_sent_away() throws IOException {
    try (var client = connect()) {
      clock.move(10_000);
      assertThat(client.ask("PING")).isEqualTo("PONG");
      clock.move(10_000); // since it has asked
      assertThat(client.ask("PING")).isEqualTo("PONG");
      clock.move(10_001);
      assertThatEnds(client);
    }
  }

  @Test
  void who_waits_or_listens_has_nothing_to_say() throws IOException {
    try (var blocked = connect();
        var subscriber = connect();
        var monitor = connect();
        var idle = connect()) {
      blocked.send("BLPOP jobs 0");
      assertThat(subscriber.ask("SUBSCRIBE news")).contains("subscribe");
      assertThat(monitor.ask("MONITOR")).isEqualTo("OK");
      // asked on another connection, so that the request that waits has come by then
      Servers.awaitBlocked(idle);
      assertThat(monitor.read()).contains("\"INFO\"");
      clock.move(10_001);
      assertThatEnds(idle);
      try (var other = connect()) {
        assertThat(other.ask("PUBLISH news rain")).isEqualTo("(integer) 1");
        assertThat(other.ask("RPUSH jobs 1")).isEqualTo("(integer) 1");
      }
      assertThat(subscriber.read()).contains("rain");
      assertThat(blocked.read()).isEqualTo("[\"jobs\", \"1\"]");
    }
  }

  @Test
  void a_timeout_that_is_set_later_is_for_those_who_are_there_too() throws IOException {
    try (var other = Servers.start(clock);
        var client = Cli.connect(other.port())) {
      assertThat(client.ask("PING")).isEqualTo("PONG");
      clock.move(3_600_000); // without a timeout, one may be silent for an hour
      assertThat(client.ask("CONFIG SET timeout 5")).isEqualTo("OK");
      clock.move(5_001);
      assertThatEnds(client);
    }
  }

  private Cli connect() throws IOException {
    var client = Cli.connect(server.port());
    assertThat(client.ask("PING")).isEqualTo("PONG");
    return client;
  }

  private static void assertThatEnds(Cli client) {
    assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
  }
}
