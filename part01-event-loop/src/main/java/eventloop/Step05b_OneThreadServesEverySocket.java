package eventloop;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// How many sockets can one thread serve?
///
/// One might expect one: `accept`, `read` and `write` all wait. A selector waits for all sockets at
/// once, and the loop calls only what need not wait: read [EchoServer].
///
/// Run `make part_01 STEP=5b`. Watch for the client that sends and does not read: it waits, the
/// others don't, and nothing is lost.
final class Step05b_OneThreadServesEverySocket {

  private static final byte[] LINE = "ham and eggs\n".getBytes(StandardCharsets.US_ASCII);

  static void main() throws Exception {
    try (var loop = new HandmadeLoop();
        var server = new EchoServer(0, loop)) {
      var thread = Thread.ofPlatform().name("loop").start(loop::run);
      try {
        say(
            "a client that sends 32 MiB and reads nothing, and beside it 100 others with 10 lines"
                + " each");
        say("%s", besideALazyClient(100, 32 << 20, Duration.ofMillis(500), server.port()));
      } finally {
        loop.stop();
        thread.join();
      }
    }
    timeline();
  }

  /// Returns how many of their lines all clients together got back.
  static int talk(int clients, int lines, int port) throws Exception {
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      var talks =
          Stream.generate(() -> threads.submit(() -> talk(lines, port))).limit(clients).toList();
      int same = 0;
      for (Future<Integer> talk : talks) {
        same += talk.get();
      }
      return same;
    }
  }

  /// A client sends a line, and waits for it to come back before it sends the next.
  private static int talk(int lines, int port) throws IOException {
    int same = 0;
    try (var _ = span("client");
        var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      for (int i = 0; i < lines; i++) {
        socket.getOutputStream().write(LINE);
        byte[] back = socket.getInputStream().readNBytes(LINE.length);
        same += Arrays.equals(back, LINE) ? 1 : 0;
      }
    }
    return same;
  }

  /// What became of a client that sends `sent` bytes and reads none until the others have finished.
  /// Held up: it could not send them all within `patience` more. ALWAYS so, if no buffer on the way
  /// holds so much; ALWAYS all are back in the end.
  record Lazy(int linesOfTheOthers, boolean heldUp, long sent, long back) {}

  static Lazy besideALazyClient(int others, int bytes, Duration patience, int port)
      throws Exception {
    try (var threads = newVirtualThreadPerTaskExecutor();
        var _ = span("lazy client");
        var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var sending =
          threads.submit(() -> {
            socket.getOutputStream().write(new byte[bytes]);
            socket.shutdownOutput();
            return bytes;
          });
      int lines = talk(others, 10, port);
      boolean heldUp = !endsWithin(patience, sending);
      long back = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return new Lazy(lines, heldUp, sending.get(), back);
    }
  }

  private static boolean endsWithin(Duration patience, Future<?> work) throws Exception {
    try {
      work.get(patience.toMillis(), MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
