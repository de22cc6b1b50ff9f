package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import miniredis.Oracle;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What some clients are answered, one after the other, beside Redis.
@Tag("oracle")
final class SeveralClientsOracleTest {

  /// Each request begins with the name of its client, which connects with its first one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A CLIENT PAUSE 60000 WRITE x|A SET a 1|A CLIENT UNBLOCK 5 ERROR x",
        "A CLIENT PAUSE 9223372036854775807|A PING",
        "A CONFIG SET requirepass open|B PING|A CONFIG SET requirepass \"\"|B PING",
        "A WAIT -1 0|A WAIT 0 0",
        "A MULTI|A EXEC x|A INFO errorstats",
        "A MULTI|A SET a|A SET b 1|A EXEC|A INFO errorstats"
      })
  void they_are_answered_the_same(String script) throws IOException {
    try (var real = Oracle.start();
        var ours = Servers.start()) {
      assertThat(answers(ours.port(), script)).isEqualTo(answers(real.port(), script));
    }
  }

  private static List<String> answers(int port, String script) throws IOException {
    Map<String, Cli> clients = new HashMap<>();
    List<String> answers = new ArrayList<>();
    try {
      for (String line : script.split("\\|", -1)) {
        String name = line.substring(0, 1);
        if (!clients.containsKey(name)) {
          clients.put(name, Cli.connect(port));
        }
        answers.add(clients.get(name).ask(line.substring(2)));
      }
      return answers;
    } finally {
      for (Cli client : clients.values()) {
        client.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLIENT REPLY OFF|MULTI|SET a 1|CLIENT REPLY ON|GET a|EXEC|",
        "SET a 1 PX 100|DEBUG SLEEP 0.3|GET a|",
        "DEBUG SLEEP 0.3|SET a 1 PX 200|GET a|",
        "MULTI|SET a 1 PX 100|DEBUG SLEEP 0.3|GET a|EXEC|GET a|",
        "ECHO a\u000bb|ECHO a\fb c|ECHO \"a\"\u000b|ECHO a\"b c\"|"
      })
  void what_is_sent_at_once_is_answered_the_same(String requests) throws IOException {
    byte[] bytes = Bytes.of((requests + "QUIT|").replace("|", "\r\n"));
    try (var real = Oracle.start("--enable-debug-command", "yes");
        var ours = Servers.start("enable-debug-command", "yes")) {
      String answer = Bytes.text(Oracle.answer(ours.port(), bytes));
      assertThat(answer).isEqualTo(Bytes.text(Oracle.answer(real.port(), bytes)));
    }
  }
}
