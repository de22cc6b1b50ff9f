package tasks;

import static java.lang.Thread.ofPlatform;
import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// A thread reads from a socket, and the other side is silent. Does an interrupt end the read?
///
/// One might expect so, as an interrupt ends `sleep` and `take`. But a platform thread that reads
/// from a `Socket`'s stream does not notice: the read ends when a byte comes, or never. On a
/// virtual thread it ends, and the socket is closed. A `SocketChannel` does that on any thread.
///
/// Run `make part_03 STEP=2f`. Watch which thread is still reading 0.5 s after the interrupt.
///
/// Trap: An interrupt ends a blocked read of a `Socket`'s stream. In fact, a platform thread reads
/// on, and on a virtual thread the interrupt closes the socket.
final class Step02f_ASocketReadOutlivesAnInterrupt {
  static void main() throws Exception {
    var silence = Duration.ofMillis(500);
    var longer = Duration.ofMinutes(1); // never waited for in full
    say("a read from a silent socket is interrupted");
    say("Socket, platform thread         %s", interrupt(ofPlatform(), silence));
    say("Socket, virtual thread          %s", interrupt(ofVirtual(), longer));
    say("Socket, platform, then closed   %s", interruptAndClose(ofPlatform(), longer));
    say("SocketChannel, platform thread  %s", interruptAChannel(ofPlatform(), longer));
  }

  /// The mistake on a platform thread: ALWAYS reads on until the other side has sent a byte. Enough
  /// on a virtual thread: ALWAYS ends, and the socket is closed.
  static Read interrupt(Thread.Builder threads, Duration silence) throws Exception {
    try (var server = new SilentServer();
        var socket = server.connect()) {
      Thread reader = server.startReading(threads, socket.getInputStream()::read);
      reader.interrupt(); // a read that begins later finds the flag set: the end is the same
      return server.outcome(reader, silence, socket::isClosed);
    }
  }

  /// The repair: closing a socket ends every read from it, on any thread. ALWAYS ends.
  static Read interruptAndClose(Thread.Builder threads, Duration silence) throws Exception {
    try (var server = new SilentServer()) {
      Socket socket = server.connect();
      Thread reader;
      try (socket) {
        reader = server.startReading(threads, socket.getInputStream()::read);
        reader.interrupt();
      } // close() ends the read
      return server.outcome(reader, silence, socket::isClosed);
    }
  }

  /// Another repair: a channel closes itself when its reader is interrupted. ALWAYS ends.
  static Read interruptAChannel(Thread.Builder threads, Duration silence) throws Exception {
    try (var server = new SilentServer();
        var channel = SocketChannel.open(server.address())) {
      Thread reader =
          server.startReading(threads, () -> channel.read(ByteBuffer.allocateDirect(1)));
      reader.interrupt();
      return server.outcome(reader, silence, () -> !channel.isOpen());
    }
  }

  /// Whether the read went on for the whole silence, and how it ended: with the byte that the other
  /// side sent then, or with an exception before.
  record Read(boolean wentOn, String end, boolean closed) {
    @Override
    public String toString() {
      return "%s %s; %s"
          .formatted(wentOn ? "read on until" : "ended with", end, closed ? "closed" : "open");
    }
  }

  /// Accepts one connection, and sends a byte to a reader that still reads after the silence.
  private static final class SilentServer implements AutoCloseable {
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final ServerSocket server;

    SilentServer() throws IOException {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    Socket connect() throws IOException {
      return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    SocketAddress address() {
      return server.getLocalSocketAddress();
    }

    Thread startReading(Thread.Builder threads, Callable<Integer> read) {
      return threads
          .name("reader")
          .start(() -> {
            try {
              end.complete("byte " + read.call());
            } catch (Exception e) {
              end.complete(e.toString());
            }
          });
    }

    Read outcome(Thread reader, Duration silence, BooleanSupplier closed) throws Exception {
      boolean wentOn = !reader.join(silence);
      if (wentOn) {
        try (var connection = server.accept()) {
          connection.getOutputStream().write(42);
          reader.join();
        }
      }
      return new Read(wentOn, end.join(), closed.getAsBoolean());
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
