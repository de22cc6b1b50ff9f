package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import miniredis.Oracle;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What settings do that the command line sets, beside Redis.
@Tag("oracle")
final class SettingsOracleTest {

  @Test
  void there_are_as_many_databases_as_the_setting_says() throws IOException {
    String requests =
        "CONFIG GET databases|SELECT 3|SELECT 4|SET a 1|COPY a b DB 4|MOVE a 4|SWAPDB 3 4|WATCH a"
            + "|MULTI|BLPOP list 0|FLUSHALL|EXEC|QUIT|";
    byte[] bytes = Bytes.of(requests.replace("|", "\r\n"));
    try (var real = Oracle.start("--databases", "4");
        var ours = Servers.start("databases", "4")) {
      String answer = Bytes.text(Oracle.answer(ours.port(), bytes));
      assertThat(answer).isEqualTo(Bytes.text(Oracle.answer(real.port(), bytes)));
      assertThat(answer).contains("+OK\r\n-ERR DB index is out of range\r\n");
    }
  }

  @Test
  void who_sends_more_than_the_setting_while_it_waits_is_cut_off() throws IOException {
    try (var real = Oracle.start("--client-query-buffer-limit", "1mb");
        var ours = Servers.start("client-query-buffer-limit", "1mb")) {
      for (int pings : new int[] {1, 100_000, 200_000}) { // 600 kB, and 1.2 MB
        boolean isThere = isThereAfter(ours.port(), pings);
        assertThat(isThere).isEqualTo(isThereAfter(real.port(), pings));
        assertThat(isThere).isEqualTo(pings < 200_000);
      }
    }
  }

  /// What the others see when the server has read all that a client sent while it waits for a list,
  /// or has cut it off.
  private static boolean isThereAfter(int port, int pings) throws IOException {
    try (var client = Cli.connect(port);
        var other = Cli.connect(port)) {
      client.ask("CLIENT SETNAME waits");
      client.send("BLPOP list 0");
      try {
        client.send("PING\r\n".repeat(pings - 1) + "PING");
      } catch (IOException e) {
        // it is cut off while it sends
      }
      String list = other.ask("CLIENT LIST");
      while (list.contains("name=waits") && !list.contains(" qbuf=%d ".formatted(6 * pings))) {
        Thread.onSpinWait();
        list = other.ask("CLIENT LIST");
      }
      return list.contains("name=waits");
    }
  }
}
