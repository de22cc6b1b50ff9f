package miniredis.server;

import java.time.InstantSource;
import miniredis.command.Config;

/// Starts one of the two servers, for whoever measures them: `loop TRANSPORT` or `threads`. It
/// prints the port, and runs until it is killed.
final class Fronts {

  private Fronts() {}

  static void main(String[] args) throws Exception {
    if (args[0].equals("threads")) {
      System.out.println(new ThreadPerConnection().port());
      Thread.currentThread().join();
    }
    var config = new Config();
    config.port(0);
    config.set("transport", args.length > 1 ? args[1] : "best");
    MiniRedis server = MiniRedis.start(config, InstantSource.system());
    System.out.println(server.port());
    server.join();
  }
}
