package miniredis.server;

import java.io.IOException;
import java.time.InstantSource;
import miniredis.cli.Cli;
import miniredis.command.Config;

/// Servers with settings, for the tests of this package.
final class Servers {

  private Servers() {}

  /// Starts one on any free port.
  ///
  /// @param settings names and values in turn
  static MiniRedis start(String... settings) throws IOException {
    return start(InstantSource.system(), settings);
  }

  /// Returns when one client waits for a key, as another one sees it.
  static void awaitBlocked(Cli other) throws IOException {
    while (!other.ask("INFO clients").contains("blocked_clients:1\r\n")) {
      Thread.onSpinWait();
    }
  }

  static MiniRedis start(InstantSource clock, String... settings) throws IOException {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    for (int i = 0; i < settings.length; i += 2) {
      config.set(settings[i], settings[i + 1]);
    }
    return MiniRedis.start(config, clock);
  }
}
