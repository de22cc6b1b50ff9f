package httpserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server in a process of its own, on a free port.
final class ServerProcess implements AutoCloseable {

  final Process process;
  final BufferedReader output;
  final int port;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    this.output = process.inputReader();
    String ready = output.readLine();
    Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/ ").matcher(String.valueOf(ready));
    if (!url.find()) {
      close();
      throw new IOException("instead of its URL the server printed: " + ready);
    }
    this.port = Integer.parseInt(url.group(1));
  }

  static ServerProcess start() throws IOException {
    return of(command("0"));
  }

  static ServerProcess of(ProcessBuilder command) throws IOException {
    return new ServerProcess(command.start());
  }

  /// `Main` with the flags that `make server` gives it; standard error joins standard output.
  static ProcessBuilder command(String port) {
    return new ProcessBuilder(
            tool("java"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            port)
        .redirectErrorStream(true);
  }

  /// Of this JDK.
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// The server's API, for a server that this process has not started.
  HttpServer server() throws IOException {
    return HttpServer.useOrStart(port);
  }

  long pid() {
    return process.pid();
  }

  /// SIGTERM. `Process.destroy` would close the output too, unread.
  void terminate() {
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
