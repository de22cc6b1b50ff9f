package tasks;

import static java.lang.Thread.ofPlatform;
import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/// A thread reads from a socket, and the other side is silent. Does an interrupt end the read?
///
/// One might expect so, as it ends `sleep` and `take`. On a platform thread the read does not
/// notice: it ends when a byte comes, or never. On a virtual thread the same call ends, and takes
/// the socket with it.
///
/// Trap: An interrupt ends a blocked read of a `Socket`. In fact, a platform thread reads on; on a
/// virtual thread the interrupt closes the socket.
///
/// Run `make part_03 STEP=2f`. Watch who is still reading 0.5 s after the interrupt.
final class Step02f_ASocketReadOutlivesAnInterrupt {

  static void main() throws Exception {
    var platform = ofPlatform().name("reader").factory();
    var virtual = ofVirtual().name("reader").factory();
    var patience = Duration.ofMillis(500);
    say("a read from a silent socket is interrupted");
    say("platform thread:        %s", read(platform, INTERRUPT, patience));
    say("virtual thread:         %s", read(virtual, INTERRUPT, patience));
    say("platform, and closed:   %s", read(platform, INTERRUPT_AND_CLOSE, patience));
  }

  /// Whether it went on for the whole patience, and how it ended: with the byte that the other side
  /// sent then, or with an exception before. ALWAYS as in the README.
  record Read(boolean wentOn, String end, boolean socketClosed) {}

  /// Ends the read of a thread.
  @FunctionalInterface
  interface Cancel {
    void cancel(Thread reader, Socket socket) throws IOException;
  }

  // Enough for a virtual thread. The mistake on a platform thread.
  static final Cancel INTERRUPT = (reader, _) -> reader.interrupt();

  // The repair: closing a socket ends every read of it, on whatever thread.
  static final Cancel INTERRUPT_AND_CLOSE =
      (reader, socket) -> {
        reader.interrupt();
        socket.close();
      };

  static Read read(ThreadFactory threads, Cancel cancel, Duration patience) throws Exception {
    var end = new CompletableFuture<String>();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var socket = new Socket(server.getInetAddress(), server.getLocalPort());
        var other = server.accept()) {
      InputStream in = socket.getInputStream();
      Thread reader =
          threads.newThread(() -> {
            try {
              end.complete("byte " + in.read());
            } catch (IOException e) {
              end.complete(e.getMessage());
            }
          });
      reader.start();
      cancel.cancel(reader, socket); // a read that has not begun yet finds the flag set: the same
      boolean wentOn = !reader.join(patience);
      if (wentOn) {
        other.getOutputStream().write(42);
      }
      return new Read(wentOn, end.join(), socket.isClosed());
    }
  }
}
