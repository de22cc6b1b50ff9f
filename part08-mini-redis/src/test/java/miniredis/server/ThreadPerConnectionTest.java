package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import miniredis.cli.Cli;
import org.junit.jupiter.api.Test;

/// What a server with a thread for each connection does when the sockets of the system fail it.
final class ThreadPerConnectionTest {

  /// A listener on any free port.
  private static class Listener extends ServerSocket {
    Listener() throws IOException {
      super(0, 511, InetAddress.getLoopbackAddress());
    }
  }

  @Test
  void when_a_connection_cannot_be_accepted_the_next_one_is() throws IOException {
    var listener =
        new Listener() {
          private int calls;

          @Override
          public Socket accept() throws IOException {
            if (calls++ == 0) {
              throw new SocketException("Too many open files");
            }
            return super.accept();
          }
        };
    try (var server = new ThreadPerConnection(listener);
        var client = Cli.connect(server.port())) {
      assertThat(client.ask("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void a_connection_that_cannot_be_set_up_is_closed_and_the_next_one_is_served()
      throws IOException {
    var listener =
        new Listener() {
          private int calls;

          @Override
          public Socket accept() throws IOException {
            if (calls++ > 0) {
              return super.accept();
            }
            var socket =
                new Socket() {
                  @Override
                  public void setTcpNoDelay(boolean on) throws SocketException {
                    throw new SocketException("Invalid argument");
                  }
                };
            implAccept(socket);
            return socket;
          }
        };
    try (var server = new ThreadPerConnection(listener);
        var first = Cli.connect(server.port());
        var second = Cli.connect(server.port())) {
      assertThatThrownBy(first::read).isInstanceOf(EOFException.class);
      assertThat(second.ask("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void a_connection_that_is_accepted_while_the_server_closes_is_closed_too() throws Exception {
    var accepted = new CompletableFuture<Socket>();
    var closed = new CompletableFuture<Void>();
    var listener =
        new Listener() {
          @Override
          public Socket accept() throws IOException {
            Socket socket = super.accept();
            accepted.complete(socket);
            closed.join();
            return socket;
          }
        };
    var server = new ThreadPerConnection(listener);
    try (var client = Cli.connect(server.port())) {
      accepted.join();
      server.close();
      closed.complete(null);
      assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
    }
  }
}
