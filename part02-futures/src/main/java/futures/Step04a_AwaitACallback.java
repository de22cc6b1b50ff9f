package futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lesson.Lesson.say;

import futures.socket.Line;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// How is something awaited that calls back?
///
/// One might expect that it is enough to complete a future from the callback. That is one way, from
/// the source to the future. Nothing goes back: cancel the future, and the read goes on, holds the
/// socket, and swallows what the other side says next.
///
/// Run `make part_02 STEP=4a`. Watch what the cancelled read left behind.
///
/// Trap: A future that a callback completes can be cancelled like any other. In fact, cancelling it
/// does not reach the source of the callback; the adapter has to carry it there.
final class Step04a_AwaitACallback {

  static void main() throws Exception {
    say("a read from a socket");
    try (var line = Line.open()) {
      line.peer().getOutputStream().write("ham".getBytes(UTF_8));
      say("a value:               %s", awaitable(line.source()).get());
      line.peer().getOutputStream().write("eggs".getBytes(UTF_8));
      CompletionStage<String> aStage = oneWay(line.source()).minimalCompletionStage();
      say("a CompletionStage's:   %s", awaitable(aStage).get());
    }
    say("one way, cancelled:    %s", afterCancel(Step04a_AwaitACallback::oneWay));
    say("awaitable, cancelled:  %s", afterCancel(Step04a_AwaitACallback::awaitable));
  }

  /// The mistake, if it is all there is: the two branches of the callback complete the future. (A
  /// read brings what has arrived, which need not be a whole message: part 8.)
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

  /// The repair: the way back. `cancel` is not the only early end, `orTimeout` is another; both are
  /// a failure. (`completeOnTimeout` ends the future with a value, and leaves the read be.) This
  /// API can't cancel one read, so the connection is closed.
  static CompletableFuture<String> awaitable(AsynchronousSocketChannel source) {
    CompletableFuture<String> result = oneWay(source);
    var _ =
        result.whenComplete((_, failure) -> {
          if (failure != null) {
            close(source);
          }
        });
    return result; // not what whenComplete returns: a cancel of that does not go up (step 3f)
  }

  private static void close(AsynchronousSocketChannel source) {
    try {
      source.close();
    } catch (IOException e) {
      // It is closed all the same. Thrown here, it would end in a stage that is never read.
    }
  }

  /// A library may hand out a CompletionStage: something that has stages, and can't be read. It
  /// says itself how it is awaited. (That is one way too, and `cancel` ends at the new future. But
  /// a CompletableFuture returns itself: then `cancel` ends it for all its readers.)
  static <T> CompletableFuture<T> awaitable(CompletionStage<T> source) {
    return source.toCompletableFuture();
  }

  /// What a cancelled read leaves behind. ALWAYS an open socket and a pending read one way, and
  /// neither both ways.
  record Left(boolean open, boolean reading) {
    @Override
    public String toString() {
      return "the socket is " + (open ? "open" : "closed") + (reading ? ", a read is pending" : "");
    }
  }

  static Left afterCancel(Function<AsynchronousSocketChannel, CompletableFuture<String>> adapter)
      throws Exception {
    try (var line = Line.open()) {
      adapter.apply(line.source()).cancel(true);
      return new Left(line.source().isOpen(), isReading(line.source()));
    }
  }

  private static boolean isReading(AsynchronousSocketChannel source) {
    try {
      var _ = source.read(ByteBuffer.allocate(1));
      return false;
    } catch (ReadPendingException e) {
      return true;
    }
  }
}
