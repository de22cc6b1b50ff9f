package miniredis.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import miniredis.command.Config;

/// `make mini-redis`: serves until Ctrl-C, or until a client sends SHUTDOWN. It takes the options
/// of redis-server, `--port 7000 --requirepass secret`.
public final class Main {

  private Main() {}

  static void main(String[] args) throws InterruptedException {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // replies have the digits 0 to 9
    var config = new Config();
    try {
      Options.apply(args, config);
    } catch (IllegalArgumentException e) {
      exit(e.getMessage());
    }
    try {
      serve(config);
    } catch (IOException e) {
      exit(e.getMessage());
    }
  }

  private static void serve(Config config) throws IOException, InterruptedException {
    MiniRedis server = MiniRedis.start(config, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server))); // Ctrl-C, or a SHUTDOWN
    System.out.printf(
        "mini-redis is ready on port %d (%s); Ctrl-C stops it%n",
        server.port(), config.get("transport"));
    server.join();
  }

  private static void stop(MiniRedis server) {
    server.close();
    System.out.println("mini-redis has stopped");
  }

  private static void exit(String reason) {
    System.err.println("mini-redis: " + reason);
    System.exit(2);
  }
}
