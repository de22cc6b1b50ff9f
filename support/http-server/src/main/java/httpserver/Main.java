package httpserver;

import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.BindException;

/// The server as a program of its own: `Main [PORT]`.
public final class Main {

  private static final int DEFAULT_PORT = 8000;

  public static void main(String[] args) {
    int port = DEFAULT_PORT;
    try {
      port = args.length == 0 ? port : port(args[0]);
      HttpServer server = HttpServer.start(port);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                server.close();
                System.out.println("http-server: stopped");
              }));
      System.out.println("http-server: " + server.origin() + "/ is ready; Ctrl-C stops it");
    } catch (IllegalArgumentException e) {
      exit(e.getMessage());
    } catch (BindException e) {
      boolean ours = HttpServer.isOurs(port);
      if (port < 1024 && !ours) {
        exit("port " + port + ": " + e.getMessage() + ". Name one from 1024 on.");
      }
      String by = ours ? "this server, already running" : "another program";
      exit("port " + port + " is taken by " + by + ". Stop that, or name another port.");
    } catch (IOException | ChannelException e) {
      exit("port " + port + ": " + e.getMessage());
    }
  }

  /// @throws IllegalArgumentException with what to tell the person at the keyboard
  static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number that is no port.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no port: a port is a number from 0, for any free one, to 65535.");
  }

  private static void exit(String why) {
    System.err.println("http-server: " + why);
    System.exit(1);
  }
}
