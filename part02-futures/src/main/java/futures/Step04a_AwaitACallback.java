package futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lesson.Lesson.say;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// How is something awaited that calls back?
///
/// One might expect that it is enough to complete a future from the callback. That is one way, from
/// the source to the future. Nothing goes back: cancel the future, and the read goes on, holds the
/// socket, and swallows what the other side says next.
///
/// Run `make part_02 STEP=4a`. Watch what the cancelled read left behind.
final class Step04a_AwaitACallback {

  static void main() throws Exception {
    say("a read from a socket");
    try (var line = Line.open()) {
      line.peer.getOutputStream().write("ham".getBytes(UTF_8));
      say("a value:               %s", awaitable(line.source).get());
    }
    say("one way, cancelled:    %s", afterCancel(Step04a_AwaitACallback::oneWay));
    say("awaitable, cancelled:  %s", afterCancel(Step04a_AwaitACallback::awaitable));
  }

  /// The mistake, if it is all there is: the two branches of the callback complete the future. What
  /// a read brings is what has arrived, not a whole message (part 8).
  static CompletableFuture<String> oneWay(AsynchronousSocketChannel source) {
    var result = new CompletableFuture<String>();
    var buffer = ByteBuffer.allocate(1024);
    source.read(
        buffer,
        null,
        new CompletionHandler<Integer, Void>() {
          @Override
          public void completed(Integer count, Void nothing) {
            if (count == -1) {
              result.completeExceptionally(new EOFException("the other side has closed"));
            } else {
              result.complete(UTF_8.decode(buffer.flip()).toString());
            }
          }

          @Override
          public void failed(Throwable failure, Void nothing) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  /// The repair: the way back. Not only `cancel` ends a future early, `orTimeout` does it too; what
  /// they share is a failure. (A value from somebody else, as of `completeOnTimeout`, is none, and
  /// leaves the read be.) This API can't cancel one read, so what ends is the connection.
  static CompletableFuture<String> awaitable(AsynchronousSocketChannel source) {
    CompletableFuture<String> result = oneWay(source);
    result.whenComplete((_, failure) -> {
      if (failure != null) {
        close(source);
      }
    });
    return result; // not what whenComplete returns: cancelling that would reach nobody (step 3)
  }

  private static void close(AsynchronousSocketChannel source) {
    try {
      source.close();
    } catch (IOException e) {
      // It is closed all the same. Thrown here, it would end in a stage that nobody reads.
    }
  }

  /// What a cancelled read leaves behind. ALWAYS (true, true) one way, (false, false) both ways.
  record Left(boolean open, boolean reading) {}

  static Left afterCancel(Function<AsynchronousSocketChannel, CompletableFuture<String>> adapter)
      throws Exception {
    try (var line = Line.open()) {
      adapter.apply(line.source).cancel(true);
      return new Left(line.source.isOpen(), isReading(line.source));
    }
  }

  private static boolean isReading(AsynchronousSocketChannel source) {
    try {
      source.read(ByteBuffer.allocate(1));
      return false;
    } catch (ReadPendingException e) {
      return true;
    }
  }

  /// A connection of this program with itself.
  record Line(AsynchronousChannelGroup group, AsynchronousSocketChannel source, Socket peer)
      implements AutoCloseable {

    static Line open() throws Exception {
      var names = Thread.ofPlatform().name("io").factory();
      var group = AsynchronousChannelGroup.withFixedThreadPool(1, names);
      try (var server = AsynchronousServerSocketChannel.open(group)) {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var address = (InetSocketAddress) server.getLocalAddress();
        var peer = new Socket(address.getAddress(), address.getPort());
        return new Line(group, server.accept().get(), peer);
      }
    }

    @Override
    public void close() throws IOException {
      peer.close();
      group.shutdownNow(); // and its channels
    }
  }
}
