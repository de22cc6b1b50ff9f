package httpserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/// Asks who listens on a port. Whoever it is gets a deadline for the whole of its answer, and is
/// followed nowhere.
final class Probe {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 8 * 1024;

  private Probe() {}

  /// The first line of the answer to a GET, and its headers; nothing if that is no `200 OK`, or is
  /// not there in time.
  static List<String> firstLines(String host, int port, String path) {
    long start = System.nanoTime();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
      String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(path, host).getBytes(ISO_8859_1));
      var answer = new StringBuilder();
      while (answer.length() < MOST_BYTES && answer.indexOf("\r\n\r\n") < 0) {
        Duration left = PATIENCE.minusNanos(System.nanoTime() - start);
        socket.setSoTimeout((int) Math.max(1, left.toMillis()));
        int next = socket.getInputStream().read();
        if (next < 0 || left.isNegative()) {
          return List.of();
        }
        answer.append((char) next);
      }
      List<String> lines = answer.toString().lines().toList();
      return lines.getFirst().startsWith("HTTP/1.1 200 ") ? lines : List.of();
    } catch (IOException e) {
      return List.of(); // nothing listens there, or it is late
    }
  }
}
