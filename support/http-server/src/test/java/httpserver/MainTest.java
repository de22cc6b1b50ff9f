package httpserver;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The server in a process of its own. What it prints is all that it prints, warnings included.
class MainTest {

  private static final int MANY = 10_000;

  @Test
  void ten_thousand_requests_from_another_process_are_in_flight_at_once_and_all_answered()
      throws Exception {
    try (var process = ServerProcess.start();
        var server = process.server()) {
      try (var client = new LoadClient(process.port, server.path("/gate/all"), MANY)) {
        var answered = client.start();
        assertThat(server.awaitStats("inFlight", MANY).peakInFlight()).isEqualTo(MANY);
        server.open("all");
        assertThat(answered.get(60, SECONDS)).isEqualTo(MANY);
      }
      try (var client = new LoadClient(process.port, server.path("/count?delay=1"), MANY)) {
        assertThat(client.start().get(60, SECONDS)).isEqualTo(MANY);
      }
      assertThat(server.stats().abandoned()).isZero();
    }
  }

  @Test
  void a_signal_stops_it_at_once_with_requests_in_flight() throws Exception {
    try (var process = ServerProcess.start();
        var server = process.server();
        var client = new LoadClient(process.port, server.path("/delay/3600"), 100)) {
      var answered = client.start();
      server.awaitStats("inFlight", 100);
      process.terminate();
      assertThat(process.output.lines()).containsExactly("http-server: stopped");
      assertThat(process.process.waitFor(30, SECONDS)).isTrue();
      assertThat(answered.get(30, SECONDS)).isZero();
    }
  }

  @Test
  void a_port_taken_by_another_program_is_said_in_one_line() throws Exception {
    try (var other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(outputOf("" + other.getLocalPort()))
          .containsExactly(
              "http-server: port %d is taken by another program. Stop that, or name another port."
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void a_port_taken_by_the_same_server_is_said_in_one_line() throws Exception {
    try (var other = HttpServer.start(0)) {
      assertThat(outputOf("" + other.port()))
          .containsExactly(
              "http-server: port %d is taken by this server, already running. Stop that, or name another port."
                  .formatted(other.port()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ham", "-1", "65536", "8000.5", ""})
  void a_port_is_a_number_from_0_to_65535(String port) {
    assertThatThrownBy(() -> Main.port(port))
        .hasMessage(
            "'%s' is no port: a port is a number from 0, for any free one, to 65535."
                .formatted(port));
  }

  @Test
  void a_port_that_is_none_is_said_in_one_line() throws Exception {
    assertThat(outputOf("65536")).hasSize(1).first().asString().startsWith("http-server: '65536'");
  }

  /// 128 files are enough for a JVM, its jars, and some 60 connections.
  @Test
  void too_many_connections_are_said_in_one_line_and_served_when_others_have_closed()
      throws Exception {
    String command = String.join(" ", ServerProcess.command("0").command());
    var limited = new ProcessBuilder("bash", "-c", "ulimit -n 128; exec " + command);
    try (var process = ServerProcess.of(limited.redirectErrorStream(true));
        var client = new LoadClient(process.port, "/count?delay=0.5", 200)) {
      assertThat(client.start().get(60, SECONDS)).isEqualTo(200);
      process.terminate();
      assertThat(process.output.lines())
          .containsExactly(
              "http-server: new connections have to wait: Too many open files (see `ulimit -n`)",
              "http-server: stopped");
    }
  }

  private static List<String> outputOf(String port) throws IOException, InterruptedException {
    Process process = ServerProcess.command(port).start();
    try (var output = process.inputReader()) {
      List<String> lines = output.readAllLines();
      assertThat(process.waitFor()).isEqualTo(1);
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }
}
