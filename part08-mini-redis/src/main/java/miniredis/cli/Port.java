package miniredis.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// The port that a step is told to serve.
public final class Port {

  private Port() {}

  /// What the arguments say, or 0, if they say nothing. Ends the program, with a line that says
  /// why, if that is no port, or none that is free.
  public static int of(String... args) {
    try {
      int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      return port;
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("The argument is a port that is free. " + e.getMessage());
      System.exit(2);
      throw new AssertionError(e); // the compiler does not know that it ends above
    }
  }
}
