package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import miniredis.Oracle;
import miniredis.cli.Cli;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Who sees the passwords that other clients send, beside Redis.
@Tag("oracle")
final class PasswordsOracleTest {

  private static final Pattern WORDS = Pattern.compile("\\[\"(auth|hello|config)\".*?\\]");

  private static final List<String> REQUESTS =
      List.of(
          "auth default secret",
          "auth secret",
          "auth one secret many",
          "multi",
          "auth default secret",
          "exec",
          "hello 2 AUTH default secret SETNAME me",
          "hello 2 auth default secret nosuch",
          "hello 2 auth one secret auth default secret",
          "hello 2 auth default",
          "config set requirepass secret hz x",
          "config set nosuch 1 REQUIREPASS secret",
          "config set requirepass secret requirepass secret",
          "config set requirepass secret more",
          "config set requirepass secret",
          "config set requirepass ''");

  @Test
  void monitors_and_the_slowlog_are_told_that_there_was_a_password_and_not_which()
      throws IOException {
    try (var real = Oracle.start();
        var ours = Servers.start()) {
      List<String> shown = shown(ours.port());
      assertThat(shown).isEqualTo(shown(real.port()));
      assertThat(shown.getFirst()).isEqualTo("\"auth\" \"(redacted)\" \"(redacted)\"");
    }
  }

  private static List<String> shown(int port) throws IOException {
    try (var client = Cli.connect(port);
        var monitor = Cli.connect(port)) {
      client.ask("CONFIG SET slowlog-log-slower-than 0");
      client.ask("SLOWLOG RESET");
      monitor.ask("MONITOR");
      for (String request : REQUESTS) {
        client.ask(request);
      }
      client.ask("ECHO end");
      List<String> shown = new ArrayList<>();
      for (String line = monitor.read(); !line.contains("ECHO"); line = monitor.read()) {
        shown.add(line.substring(line.indexOf("] ") + 2));
      }
      String slow = client.ask("SLOWLOG GET -1");
      WORDS.matcher(slow).results().map(MatchResult::group).forEach(shown::add);
      return shown;
    }
  }
}
