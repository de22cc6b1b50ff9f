package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import miniredis.Oracle;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What has been written is sent before the server ends.
final class ShutdownTest {

  private static final int REPLIES = 20;
  private static final int VALUE = 200_000;

  @Test
  void a_long_pipelines_replies_are_all_sent() throws Exception {
    try (var server = Servers.start();
        var client = Cli.connect(server.port());
        var other = Cli.connect(server.port())) {
      other.ask("SETRANGE big " + (VALUE - 1) + " x");
      String[] requests = new String[REPLIES];
      java.util.Arrays.fill(requests, "GET big");
      client.send(requests);
      while (!other.ask("INFO commandstats").contains("cmdstat_get:calls=" + REPLIES + ",")) {
        Thread.onSpinWait(); // until it has run all
      }
      var closing = Thread.startVirtualThread(server::close);
      for (int i = 0; i < REPLIES; i++) {
        assertThat(client.read()).hasSize(VALUE + 2);
      }
      assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
      closing.join();
    }
  }

  /// SHUTDOWN closes the server from another thread, in the turn in which PING is answered or in a
  /// later one: the order of the two decides nothing.
  @RepeatedTest(20)
  void a_reply_of_the_turn_in_which_the_server_is_closed_is_sent() throws IOException {
    try (var server = Servers.start()) {
      byte[] answer = Oracle.answer(server.port(), Bytes.of("PING\r\nSHUTDOWN\r\n"));
      assertThat(Bytes.text(answer)).isEqualTo("+PONG\r\n");
    }
  }

  @Test
  void who_waits_for_a_key_learns_that_it_is_over() throws Exception {
    MiniRedis server = Servers.start();
    try (var client = Cli.connect(server.port())) {
      client.send("BLPOP jobs 0");
      server.close();
      assertThatThrownBy(client::read).isInstanceOf(IOException.class);
    }
    server.join();
  }

  @Test
  void it_may_be_closed_again_and_listens_no_more() throws IOException {
    MiniRedis server = Servers.start();
    server.close();
    server.close();
    assertThatThrownBy(() -> Cli.connect(server.port())).isInstanceOf(IOException.class);
  }
}
