package httpserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;

/// One client's connection to the server without a socket and without a thread: bytes in, bytes
/// out, and a clock that stands still until it is told to go on.
final class Wire {

  private final StringBuilder received = new StringBuilder();
  private final EmbeddedChannel channel =
      new EmbeddedChannel() {
        @Override
        protected void handleOutboundMessage(Object message) {
          var bytes = (ByteBuf) message;
          received.append(bytes.toString(ISO_8859_1));
          bytes.release();
        }
      };

  Wire(Router router, Traffic traffic) {
    channel.freezeTime();
    channel.pipeline().addLast(HttpServer.handlers(router, traffic, Connection.WRITE_SECONDS));
    channel.pipeline().fireChannelActive();
  }

  Wire() {
    var traffic = new Traffic();
    this(new Routes(traffic, System::nanoTime).router(), traffic);
  }

  /// In one read.
  Wire send(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
    return this;
  }

  Wire get(String uri) {
    return send(request("GET", uri));
  }

  static String request(String method, String uri) {
    return method + " " + uri + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  Wire pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), MILLISECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
    return this;
  }

  /// What has come back since the last call.
  String received() {
    String text = received.toString();
    received.setLength(0);
    return text;
  }

  boolean hasTimers() {
    return channel.runScheduledPendingTasks() != -1;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  void close() {
    channel.close().syncUninterruptibly();
  }
}
