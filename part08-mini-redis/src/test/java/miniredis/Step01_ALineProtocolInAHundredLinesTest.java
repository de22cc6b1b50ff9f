package miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import miniredis.Step01_ALineProtocolInAHundredLines.Server;
import miniredis.cli.LineClient;
import org.junit.jupiter.api.Test;

final class Step01_ALineProtocolInAHundredLinesTest {

  @Test
  void one_client_reads_what_another_has_put() throws Exception {
    try (var server = new Server(0);
        var one = new LineClient(server.port());
        var two = new LineClient(server.port())) {
      assertThat(one.ask("PUT tea green")).isEqualTo("OK");
      assertThat(two.ask("GET tea")).isEqualTo("OK green");
      assertThat(two.ask("DEL tea")).isEqualTo("OK");
      assertThat(one.ask("GET tea")).isEqualTo("ERROR");
    }
  }

  @Test
  void a_value_may_have_spaces() throws Exception {
    try (var server = new Server(0);
        var client = new LineClient(server.port())) {
      client.ask("PUT poem one two");
      assertThat(client.ask("GET poem")).isEqualTo("OK one two");
    }
  }

  @Test
  void what_is_no_request_is_an_error_and_the_connection_lives() throws Exception {
    try (var server = new Server(0);
        var client = new LineClient(server.port())) {
      for (String line : List.of("tea, please", "GET", "PUT tea", "DEL nothing", "")) {
        assertThat(client.ask(line)).isEqualTo("ERROR");
      }
      assertThat(client.ask("PUT a 1")).isEqualTo("OK");
    }
  }

  @Test
  void a_line_may_come_in_pieces_and_two_lines_in_one() throws Exception {
    try (var server = new Server(0);
        var client = new LineClient(server.port())) {
      for (char c : "PUT a 1".toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertThat(client.ask("2")).isEqualTo("OK");
      client.send("DEL a\nGET ");
      assertThat(client.ask("a")).isEqualTo("OK"); // the first one's
      assertThat(client.ask("PUT a 1")).isEqualTo("ERROR");
    }
  }

  @Test
  void a_line_that_is_too_long_ends_its_connection_only() throws Exception {
    try (var server = new Server(0);
        var one = new LineClient(server.port());
        var two = new LineClient(server.port())) {
      assertThat(one.ask("PUT a " + "1".repeat(1024))).isEqualTo("ERROR");
      assertThat(one.read()).isNull();
      assertThat(two.ask("PUT a 1")).isEqualTo("OK");
    }
  }

  @Test
  void a_server_whose_port_is_taken_keeps_no_program() throws Exception {
    try (var server = new Server(0)) {
      assertThatThrownBy(() -> new Server(server.port())).isInstanceOf(BindException.class);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("loop"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void quit_ends_one_connection_only() throws Exception {
    try (var server = new Server(0);
        var one = new LineClient(server.port());
        var two = new LineClient(server.port())) {
      assertThat(one.quit()).isEqualTo("OK");
      assertThat(two.ask("PUT a 1")).isEqualTo("OK");
    }
  }

  @Test
  void a_closed_server_listens_no_more() throws Exception {
    int port;
    try (var server = new Server(0)) {
      port = server.port();
    }
    assertThatThrownBy(() -> new LineClient(port)).isInstanceOf(IOException.class);
  }
}
