package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step03b_ASlowCommandHoldsUpAllTest {

  @Test
  void a_request_that_comes_meanwhile_waits_behind_all_that_was_sent_before() throws Exception {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("enable-debug-command", "yes");
    try (var server = MiniRedis.start(config, InstantSource.system());
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        var slow = Cli.connect(server.port());
        var quick = Cli.connect(server.port())) {
      quick.ask("PING");
      assertThat(Step03b_ASlowCommandHoldsUpAll.askedMeanwhile(clients, slow, quick, "0.3"))
          .isEqualTo("\"yes\"");
    }
  }
}
