package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step03c_OneStackHoldsTheWayTest {

  @Test
  void between_the_read_and_the_command_there_is_no_other_thread() throws Exception {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("enable-debug-command", "yes");
    try (var server = MiniRedis.start(config, InstantSource.system());
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        var client = Cli.connect(server.port())) {
      assertThat(Step03c_OneStackHoldsTheWay.way(clients, client, "DEBUG SLEEP 0.2"))
          .startsWith("server.Connection.channelRead", "server.Connection.run")
          .endsWith("command.Dispatcher.call", "command.ServerCommands.sleep");
    }
  }
}
