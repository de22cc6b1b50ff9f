package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Stream;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A client that sends its requests and the end together, as `printf 'PING\r\n' | nc -N` does.
final class HalfClosedTest {

  static Stream<Transport> transports() {
    return Stream.of(Transport.values()).filter(Transport::isAvailable);
  }

  /// While the loop sleeps, all of it arrives: the loop gets it in one turn.
  @ParameterizedTest
  @MethodSource("transports")
  void what_it_has_asked_is_answered(Transport transport) throws IOException {
    try (var server =
            Servers.start("transport", transport.toString(), "enable-debug-command", "yes");
        var other = Cli.connect(server.port());
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(Bytes.of("PING\r\n"));
      socket.getInputStream().readNBytes(7); // the connection has been accepted
      other.send("DEBUG SLEEP 0.2");
      socket.getOutputStream().write(Bytes.of("PING\r\nECHO end\r\n"));
      socket.shutdownOutput();
      assertThat(Bytes.text(socket.getInputStream().readAllBytes()))
          .isEqualTo("+PONG\r\n$3\r\nend\r\n");
      assertThat(other.read()).isEqualTo("OK");
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void one_that_waits_for_a_key_is_forgotten(Transport transport) throws IOException {
    try (var server = Servers.start("transport", transport.toString());
        var other = Cli.connect(server.port());
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(Bytes.of("BLPOP jobs 0\r\n"));
      Servers.awaitBlocked(other);
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(other.ask("RPUSH jobs a")).isEqualTo("(integer) 1");
      assertThat(other.ask("LLEN jobs")).isEqualTo("(integer) 1");
    }
  }
}
