package eventloop;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import eventloop.loop.EchoServer;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/// How many sockets can one thread serve?
///
/// One might expect one: `accept`, `read` and `write` all wait. A selector waits for all sockets at
/// once, and the loop calls only what need not wait: read [EchoServer].
///
/// Run `make part_01 STEP=5b`. Watch the client that sends and does not read: it is held up, the
/// others are not, and nothing is lost.
final class Step05b_OneThreadServesEverySocket {

  private static final byte[] LINE = "ham and eggs\n".getBytes(StandardCharsets.US_ASCII);

  static void main() throws Exception {
    say("a lazy client sends 32 MiB and reads nothing; beside it 100 others send 10 lines each");
    try (var loop = new HandmadeLoop();
        var server = new EchoServer(0, loop)) {
      var thread = Thread.ofPlatform().name("loop").start(loop::run);
      try {
        var echo = besideALazyClient(100, 32 << 20, Duration.ofMillis(500), server.port());
        say("the others:      %,d lines came back", echo.linesOfTheOthers());
        say("the lazy client: %s sent everything by then", echo.heldUp() ? "had not" : "had");
        say("then it read:    %,d bytes came back", echo.bytesOfTheLazy());
      } finally {
        loop.stop();
        thread.join();
      }
    }
    timeline();
  }

  /// What came back. Held up: the lazy client had not sent all of its bytes when the others had
  /// finished, and `patience` later neither. ALWAYS so, if no buffer on the way holds so much;
  /// ALWAYS everything is back in the end.
  record Echo(int linesOfTheOthers, boolean heldUp, long bytesOfTheLazy) {}

  static Echo besideALazyClient(int others, int bytes, Duration patience, int port)
      throws Exception {
    try (var threads = newVirtualThreadPerTaskExecutor();
        var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var begun = new CountDownLatch(1);
      var sending = threads.submit(() -> send(bytes, socket, begun));
      begun.await();
      int lines = talk(others, 10, port);
      boolean heldUp = !endsWithin(patience, sending);
      long back = read(socket);
      sending.get();
      return new Echo(lines, heldUp, back);
    }
  }

  private static Void send(int bytes, Socket socket, CountDownLatch begun) throws IOException {
    try (var _ = span("lazy one sends").waits()) {
      begun.countDown();
      socket.getOutputStream().write(new byte[bytes]);
      socket.shutdownOutput();
    }
    return null;
  }

  private static long read(Socket socket) throws IOException {
    try (var _ = span("lazy one reads").waits()) {
      return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  /// Returns how many of their lines all clients together got back.
  static int talk(int clients, int lines, int port) throws Exception {
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<Integer>>();
      for (int i = 0; i < clients; i++) {
        talks.add(threads.submit(() -> talk(lines, port)));
      }
      int same = 0;
      for (var talk : talks) {
        same += talk.get();
      }
      return same;
    }
  }

  /// A client sends a line, and waits for it to come back before it sends the next.
  private static int talk(int lines, int port) throws IOException {
    int same = 0;
    try (var _ = span("client").waits();
        var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      for (int i = 0; i < lines; i++) {
        socket.getOutputStream().write(LINE);
        byte[] back = socket.getInputStream().readNBytes(LINE.length);
        same += Arrays.equals(back, LINE) ? 1 : 0;
      }
    }
    return same;
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
