package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Test;

/// A client that sends and does not read costs the server so much memory and no more: its requests
/// wait until it reads.
final class ClientsThatDoNotReadTest {

  private static final int REQUESTS = 100;
  private static final int VALUE = 1024 * 1024;
  private static final int LOW = 16 * 1024 * 1024;
  private static final int HIGH = 32 * 1024 * 1024;

  @Test
  void its_requests_wait_and_the_others_are_served() throws IOException {
    try (var server = Servers.start();
        var other = Cli.connect(server.port());
        var client = Cli.connect(server.port())) {
      other.ask("SETRANGE big " + (VALUE - 1) + " x");
      client.ask("CLIENT SETNAME lazy");
      client.send(Collections.nCopies(REQUESTS, "GET big").toArray(String[]::new));
      while (unsent(other) <= LOW) { // it runs in other turns than ours
        Thread.onSpinWait();
      }
      assertThat(unsent(other)).isLessThan(HIGH + 2 * VALUE);
      assertThat(calls(other)).isLessThan(REQUESTS);
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(client.read()).hasSize(VALUE + 2);
      }
      assertThat(calls(other)).isEqualTo(REQUESTS);
      assertThat(client.ask("PING")).isEqualTo("PONG"); // it is read from again
    }
  }

  /// It is no client any more when it has sent its last request, and may not keep the rest for
  /// ever.
  @Test
  void one_that_has_sent_its_last_request_is_given_ten_seconds_to_read() throws IOException {
    var clock = new MovedClock();
    try (var server = Servers.start(clock);
        var other = Cli.connect(server.port());
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      other.ask("SETRANGE big " + (VALUE - 1) + " x");
      socket.getOutputStream().write(Bytes.of("PING\r\n"));
      socket.getInputStream().readNBytes("+PONG\r\n".length()); // it is a client now
      socket.getOutputStream().write(Bytes.of("GET big\r\n".repeat(20)));
      socket.shutdownOutput();
      while (!other.ask("INFO clients").contains("connected_clients:1\r\n")) {
        Thread.onSpinWait();
      }
      assertThat(server.connections()).isEqualTo(2);
      while (server.connections() > 1) { // it may still take what the kernel has room for
        clock.move(10_001);
        assertThat(other.ask("PING")).isEqualTo("PONG");
      }
    }
  }

  private static long unsent(Cli cli) throws IOException {
    return Long.parseLong(
        cli.ask("CLIENT LIST").replaceFirst("(?s).*name=lazy .*? obl=(\\d+) .*", "$1"));
  }

  private static long calls(Cli cli) throws IOException {
    return Long.parseLong(
        cli.ask("INFO commandstats").replaceFirst("(?s).*cmdstat_get:calls=(\\d+),.*", "$1"));
  }
}
