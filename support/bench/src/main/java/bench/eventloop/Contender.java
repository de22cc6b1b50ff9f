package bench.eventloop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A loop whose cost is measured, with the same work as the others.
interface Contender extends AutoCloseable {

  String name();

  /// Nanoseconds for `count` callbacks, each of which submits the next: one is ready at a time.
  long chain(int count) throws Exception;

  /// Nanoseconds for `count` callbacks that are submitted a thousand at once.
  long burst(int count) throws Exception;

  /// Nanoseconds to schedule `count` timers, all of them within a millisecond, and run them.
  long timers(int count) throws Exception;

  /// Where an echo server listens, on this loop and on loopback.
  int echoPort();

  @Override
  void close() throws IOException;

  /// Nanoseconds for `count` bytes that a client sends to the echo server, each when the one before
  /// has come back. The client is the same for all.
  default long echo(int count) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), echoPort())) {
      socket.setTcpNoDelay(true);
      var out = socket.getOutputStream();
      var in = socket.getInputStream();
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        out.write(i);
        int back = in.read();
        if (back != (i & 0xff)) {
          throw new IOException(name() + " sent " + back + " back for byte " + i);
        }
      }
      return System.nanoTime() - start;
    }
  }
}
