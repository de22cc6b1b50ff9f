package miniredis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import miniredis.cli.Cli;

/// The real server, started for a test and stopped after it: what it answers is right. A test that
/// needs it carries the tag `oracle`, and is left out where it is not installed.
public final class Oracle implements AutoCloseable {

  private static final String PROGRAM = "/usr/bin/redis-server";
  private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int LONGEST_ANSWER_MILLIS = 20_000;

  private final Process process;
  private final int port;
  private final Path folder;

  private Oracle(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /// Starts the server on a free port, and returns when it answers.
  ///
  /// @param options as its command line has them
  public static Oracle start(String... options) throws IOException {
    int port = freePort();
    var command = new ProcessBuilder(PROGRAM, "--port", Integer.toString(port));
    command.command().addAll(List.of("--save", "", "--appendonly", "no"));
    command.command().addAll(List.of(options));
    // A folder of its own: SAVE is one of the requests, and a server loads what another has saved.
    Path folder = Files.createTempDirectory("oracle");
    command.directory(folder.toFile());
    command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    var oracle = new Oracle(command.start(), port, folder);
    try {
      oracle.awaitAnswer();
    } catch (IOException e) {
      oracle.close();
      throw e;
    }
    return oracle;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Nothing tells when the other process listens, so it is tried.
  private void awaitAnswer() throws IOException {
    long started = System.nanoTime();
    while (true) {
      try (var cli = Cli.connect(port)) {
        cli.ask("PING");
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - started > LONGEST_START_NANOS) {
          throw new IOException("redis-server does not answer", e);
        }
        Thread.onSpinWait();
      }
    }
  }

  public int port() {
    return port;
  }

  public Cli connect() throws IOException {
    return Cli.connect(port);
  }

  /// Sends these bytes to a server, and returns all that comes back until the server closes the
  /// connection: after QUIT, or after an error in the protocol.
  public static byte[] answer(int port, byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
      socket.getOutputStream().write(request);
      return socket.getInputStream().readAllBytes();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try (Stream<Path> saved = Files.list(folder)) {
      for (Path each : saved.toList()) {
        Files.deleteIfExists(each);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // a child of the server was still saving: what stays is the system's to clear away
    }
  }
}
