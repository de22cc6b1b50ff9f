package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import miniredis.Oracle;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whom the server does not serve, and what it tells them, beside Redis.
@Tag("oracle")
final class ConnectionLimitsOracleTest {

  @Test
  void one_client_too_many_is_told_so_and_sent_away() throws IOException {
    try (var real = Oracle.start("--maxclients", "2");
        var ours = Servers.start("maxclients", "2")) {
      String answer = refused(ours.port());
      assertThat(answer).isEqualTo(refused(real.port()));
      assertThat(answer).isEqualTo("-ERR max number of clients reached\r\n");
    }
  }

  /// The two who are there stay, and when one of them goes another one may come.
  private static String refused(int port) throws IOException {
    try (var one = Cli.connect(port)) {
      awaitAlone(one); // Redis counts a client that has gone until the end of its turn
      String answer;
      try (var two = Cli.connect(port)) {
        assertThat(one.ask("PING") + two.ask("PING")).isEqualTo("PONGPONG");
        answer = Bytes.text(Oracle.answer(port, new byte[0]));
        assertThat(two.ask("PING")).isEqualTo("PONG");
        assertThat(one.ask("INFO stats")).contains("rejected_connections:1");
        two.ask("QUIT");
      }
      awaitAlone(one);
      try (var three = Cli.connect(port)) {
        assertThat(three.ask("PING")).isEqualTo("PONG");
      }
      return answer;
    }
  }

  private static void awaitAlone(Cli client) throws IOException {
    while (!client.ask("INFO clients").contains("connected_clients:1\r\n")) {
      Thread.onSpinWait();
    }
  }

  /// Each is sent while another client is in the midst of a transaction.
  static Stream<String> rubbish() {
    return Stream.of(
        "POST / HTTP/1.1\r\nHost: x\r\n\r\nSET a 1\r\n",
        "Host: x\r\nSET a 1\r\n",
        "host: x\r\nSET a 1\r\n",
        "PING\r\nPOST / HTTP/1.1\r\nSET a 1\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nSET a 1\r\n",
        "*1\r\n$x\r\nSET a 1\r\n",
        "PING\r\n*1\r\n:4\r\nSET a 1\r\n",
        "MULTI\r\nSET a 1\r\n*x\r\n",
        "\"\r\n");
  }

  @ParameterizedTest
  @MethodSource("rubbish")
  void rubbish_costs_its_sender_the_connection_and_nobody_else_anything(String rubbish)
      throws IOException {
    try (var real = Oracle.start();
        var ours = Servers.start()) {
      assertThat(answer(ours.port(), rubbish)).isEqualTo(answer(real.port(), rubbish));
    }
  }

  private static String answer(int port, String rubbish) throws IOException {
    try (var other = Cli.connect(port)) {
      assertThat(other.ask("MULTI")).isEqualTo("OK");
      assertThat(other.ask("GET a")).isEqualTo("QUEUED");
      String answer = Bytes.text(Oracle.answer(port, Bytes.of(rubbish)));
      assertThat(other.ask("EXEC")).isEqualTo("[(nil)]"); // nothing after it has run
      return answer;
    }
  }

  /// Each ends with QUIT, which nobody needs a password for.
  static Stream<String> conversations() {
    return Stream.of(
        "PING|GET a|NOSUCH|GET",
        "AUTH wrong|PING|AUTH secret|PING",
        "AUTH default secret|PING",
        "AUTH someone secret|PING",
        "AUTH|AUTH a b c|AUTH ''",
        "HELLO|HELLO 2|HELLO 4",
        "HELLO 2 AUTH default wrong|PING",
        "HELLO 2 AUTH default secret SETNAME me|CLIENT GETNAME",
        "HELLO 2 AUTH default secret nosuch|PING",
        "AUTH secret|HELLO 2 SETNAME me nosuch|CLIENT GETNAME",
        "MULTI|AUTH secret|MULTI|AUTH wrong|EXEC",
        "AUTH secret|RESET|PING",
        "AUTH secret|CONFIG SET requirepass other|PING|AUTH secret|AUTH other|RESET|AUTH other"
            + "|CONFIG SET requirepass secret|AUTH secret",
        "SUBSCRIBE news|PUBLISH news a|COMMAND COUNT|SHUTDOWN|RESET|QUIT");
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void who_has_not_said_the_password_is_told_what_redis_tells(String conversation)
      throws IOException {
    byte[] requests = Bytes.of(conversation.replace("|", "\r\n") + "\r\nQUIT\r\n");
    try (var real = Oracle.start("--requirepass", "secret");
        var ours = Servers.start("requirepass", "secret")) {
      assertThat(withoutId(Oracle.answer(ours.port(), requests)))
          .isEqualTo(withoutId(Oracle.answer(real.port(), requests)))
          .endsWith("+OK\r\n");
    }
  }

  /// HELLO tells the client's number.
  private static String withoutId(byte[] answer) {
    return Bytes.text(answer).replaceFirst("\\$2\r\nid\r\n:\\d+", "id");
  }
}
