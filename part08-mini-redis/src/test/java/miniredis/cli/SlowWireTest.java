package miniredis.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class SlowWireTest {

  /// The second client finds a wire that has gone on.
  @Test
  void a_server_that_is_not_there_ends_each_connection_and_not_the_wire() throws IOException {
    try (var nobody = new Socket()) { // it has a port, and does not listen
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (var wire = new SlowWire(nobody.getLocalPort(), 0)) {
        for (int i = 0; i < 2; i++) {
          try (var client = Cli.connect(wire.port())) {
            assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
          }
        }
      }
    }
  }
}
