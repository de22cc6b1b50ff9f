package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.Stream;
import miniredis.Oracle;
import miniredis.command.Config;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bytes that are no request, or hardly one, sent to both servers: each byte of the answers is the
/// same, and so is whether the connection ends.
@Tag("oracle")
class ProtocolOracleTest {

  private static final String PING = "*1\r\n$4\r\nPING\r\n";

  private static Oracle oracle;
  private static MiniRedis server;

  @BeforeAll
  static void start() throws IOException {
    oracle = Oracle.start("--maxclients", "100", "--enable-debug-command", "yes");
    server = Servers.start("enable-debug-command", "yes");
  }

  @AfterAll
  static void stop() {
    server.close();
    oracle.close();
  }

  /// Each stands between two requests, and the second must not be run.
  static Stream<String> errors() {
    return Stream.of(
        "*x\r\n",
        "*\r\n",
        "*1x\r\n",
        "*+1\r\n",
        "*01\r\n",
        "* 1\r\n",
        "*2147483648\r\n",
        "*9223372036854775808\r\n",
        "*1\r\nPING\r\n",
        "*1\r\n:4\r\n",
        "*1\r\n\r\n",
        "*1\r\n$\r\n",
        "*1\r\n$x\r\n",
        "*1\r\n$-1\r\n",
        "*1\r\n$+4\r\nPING\r\n",
        "*1\r\n$04\r\nPING\r\n",
        "*1\r\n$536870913\r\n",
        "*1\r\n$99999999999999999999\r\n",
        "*2\r\n$4\r\nPING\r\n4\r\n",
        "*1\r\n\u00e9\r\n",
        "SET \"a\r\n",
        "SET 'a\r\n",
        "SET \"a\"b c\r\n",
        "SET 'a'b c\r\n",
        "SET a\"b\r\n",
        "*1" + "1".repeat(70_000),
        "*1\0\r\n" + "1".repeat(70_000),
        "PING\0\r\n" + "x".repeat(70_000),
        "*1\r\n$1" + "1".repeat(70_000));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_in_the_protocol_is_answered_as_redis_does(String malformed) throws IOException {
    byte[] request = Bytes.of(PING + malformed + PING);
    assertThat(text(Oracle.answer(server.port(), request)))
        .isEqualTo(text(Oracle.answer(oracle.port(), request)))
        .startsWith("+PONG\r\n-ERR Protocol error: ");
  }

  /// What Redis takes, although one might think that it does not.
  static Stream<String> requests() {
    return Stream.of(
        "*0\r\n",
        "*-1\r\n",
        "*-5\r\n",
        "\r\n",
        "\n",
        "   \r\n",
        "\t \u000b PING\r\n",
        "PING\n",
        "ping\r\n",
        "\"PING\" 'a b'\r\n",
        "ECHO \"\\x41\\x0g\\n\\r\\t\\b\\a\\q\\\"\\\\\"\r\n",
        "ECHO 'a\\n\\'b'\r\n",
        "ECHO \"\"\r\n",
        "ECHO ''\r\n",
        "ECHO a'b'\r\n",
        "ECHO \u00e9\r\n",
        "$4\r\n",
        "*1\r\r$4\rxPINGxx",
        "*1\r\n$4\r\nPINGxx",
        "*2\r\n$4\r\nECHO\r\n$0\r\n\r\n",
        "*1\r\n$0\r\n\r\n",
        "*2\r\n$4\r\necho\r\n$3\r\na\r\n\r\n",
        "NOSUCH a b\r\n",
        "*3\r\n$3\r\nFOO\r\n$2\r\n\r\n\r\n$1\r\nb\r\n",
        "GET\r\n");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void what_is_unusual_is_understood_as_redis_does(String unusual) throws IOException {
    byte[] request = Bytes.of(PING + unusual + PING + "QUIT\r\n" + PING);
    assertThat(text(Oracle.answer(server.port(), request)))
        .isEqualTo(text(Oracle.answer(oracle.port(), request)))
        .endsWith("+PONG\r\n+OK\r\n");
  }

  @Test
  void a_stranger_may_send_short_requests_only() throws IOException {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("requirepass", "secret");
    try (var real = Oracle.start("--requirepass", "secret");
        var ours = MiniRedis.start(config, InstantSource.system())) {
      for (String request :
          new String[] {
            "*11\r\n$4\r\nPING\r\n",
            "*10\r\n$16385\r\n",
            "*2\r\n$4\r\nECHO\r\n$16384\r\n" + "x".repeat(16_384) + "\r\nQUIT\r\n",
            "AUTH secret\r\n*2\r\n$4\r\nECHO\r\n$16385\r\n" + "x".repeat(16_385) + "\r\nQUIT\r\n"
          }) {
        assertThat(text(Oracle.answer(ours.port(), Bytes.of(request))))
            .isEqualTo(text(Oracle.answer(real.port(), Bytes.of(request))));
      }
    }
  }

  /// How an error shows a word of the client's: so much of it, and nothing behind a zero byte.
  static Stream<String> words() {
    String many = "y".repeat(200);
    String zero = "\"a\\x00b\"";
    return Stream.of(
        "nope " + many,
        "nope " + "y".repeat(125) + " b c",
        "nope " + "y".repeat(126) + " b c",
        "nope a" + " b".repeat(100),
        "nope " + zero + " c",
        many + " b",
        zero + " b",
        "CONFIG " + many,
        "CONFIG " + zero,
        "DEBUG " + many,
        "DEBUG " + zero,
        "FUNCTION flush a " + many,
        "HELLO 2 " + many,
        "HELLO 2 " + zero,
        "CLIENT LIST TYPE " + zero,
        "CLIENT KILL TYPE " + zero,
        "CLIENT KILL USER " + zero,
        "CONFIG SET " + zero + " 1",
        "LATENCY GRAPH " + zero,
        "SLOWLOG get 1 2",
        "SLOWLOG GET x 2");
  }

  @ParameterizedTest
  @MethodSource("words")
  void an_error_shows_the_words_of_the_client_as_redis_does(String line) throws IOException {
    byte[] request = Bytes.of(line + "\r\nQUIT\r\n");
    assertThat(text(Oracle.answer(server.port(), request)))
        .isEqualTo(text(Oracle.answer(oracle.port(), request)))
        .startsWith("-ERR ");
  }

  private static String text(byte[] answer) {
    return Bytes.text(answer);
  }
}
