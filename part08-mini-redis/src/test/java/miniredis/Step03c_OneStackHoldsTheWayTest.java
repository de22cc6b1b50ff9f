package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step03c_OneStackHoldsTheWayTest {

  @Test
  void between_the_read_and_the_command_there_is_no_other_thread() throws Exception {
    withAServer((clients, client) ->
        assertThat(Step03c_OneStackHoldsTheWay.way(clients, client, "DEBUG SLEEP 0.2"))
            .startsWith("server.Connection.channelRead", "server.Connection.run")
            .endsWith("command.Dispatcher.call", "command.ServerCommands.sleep"));
  }

  @Test
  void netty_reads_the_socket_in_the_same_stack() throws Exception {
    withAServer((clients, client) -> {
      List<String> frames =
          Arrays.stream(Step03c_OneStackHoldsTheWay.stack(clients, client, "DEBUG SLEEP 0.2"))
              .map(frame -> frame.getClassName() + "." + frame.getMethodName())
              .toList();
      assertThat(frames)
          .containsSubsequence(
              "miniredis.server.Connection.channelRead",
              "io.netty.channel.nio.AbstractNioByteChannel$NioByteUnsafe.read",
              "io.netty.channel.nio.NioIoHandler.run");
      assertThat(frames).noneMatch(frame -> frame.contains("runAllTasks"));
    });
  }

  @FunctionalInterface
  private interface Talk {
    void with(ExecutorService clients, Cli client) throws Exception;
  }

  private static void withAServer(Talk talk) throws Exception {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("enable-debug-command", "yes");
    try (var server = MiniRedis.start(config, InstantSource.system());
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        var client = Cli.connect(server.port())) {
      talk.with(clients, client);
    }
  }
}
