package miniredis;

import static lesson.Lesson.say;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import miniredis.resp.Bytes;
import miniredis.resp.ProtocolException;
import miniredis.resp.RequestReader;

/// A client sends a request in one write. Does the server get it in one read?
///
/// On one machine it nearly always does, so a server that takes each read for a request passes its
/// tests. TCP carries bytes and not messages: a read may bring half a request, or two and a half.
///
/// Run `make part_08 STEP=2b`. Two requests of 47 bytes together are cut in two, at every place in
/// turn, and once into single bytes. Watch how many of the ways each handler survives.
///
/// Trap: One read is one command. In fact, a read may bring a part of one, or many: keep what is
/// left over until the rest has come.
final class Step02b_OneReadIsNotOneRequest {

  private static final byte[] WIRE =
      Bytes.of("*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n*2\r\n$3\r\nGET\r\n$1\r\na\r\n");
  private static final List<String> SENT = List.of("[SET, a, 1]", "[GET, a]");

  static void main() {
    say("two requests, %d bytes", WIRE.length);
    say("in one read          each read a request  %s", inOneRead(EachReadARequest::new));
    say("                     the rest is kept     %s", inOneRead(TheRestIsKept::new));
    say("cut in two           each read a request  %s", cutInTwo(EachReadARequest::new));
    say("                     the rest is kept     %s", cutInTwo(TheRestIsKept::new));
    say("into single bytes    each read a request  %s", intoBytes(EachReadARequest::new));
    say("                     the rest is kept     %s", intoBytes(TheRestIsKept::new));
  }

  /// The mistake: what a read has brought is parsed, and what is left over is forgotten.
  static final class EachReadARequest extends Requests {
    @Override
    void read(ByteBuf in) throws ProtocolException {
      var reader = new RequestReader();
      reader.add(in);
      deliver(reader.next());
    }
  }

  /// The repair: the reader lives as long as the connection, and is asked until it has no more.
  static final class TheRestIsKept extends Requests {
    private final RequestReader reader = new RequestReader();

    @Override
    void read(ByteBuf in) throws ProtocolException {
      reader.add(in);
      for (byte[][] request = reader.next(); request != null; request = reader.next()) {
        deliver(request);
      }
    }
  }

  static Survived inOneRead(Supplier<Requests> handler) {
    return new Survived(isRight(handler.get(), WIRE) ? 1 : 0, 1);
  }

  static Survived cutInTwo(Supplier<Requests> handler) {
    int right = 0;
    for (int cut = 1; cut < WIRE.length; cut++) {
      byte[] first = Arrays.copyOf(WIRE, cut);
      byte[] second = Arrays.copyOfRange(WIRE, cut, WIRE.length);
      right += isRight(handler.get(), first, second) ? 1 : 0;
    }
    return new Survived(right, WIRE.length - 1);
  }

  static Survived intoBytes(Supplier<Requests> handler) {
    byte[][] pieces = new byte[WIRE.length][];
    Arrays.setAll(pieces, i -> new byte[] {WIRE[i]});
    return new Survived(isRight(handler.get(), pieces) ? 1 : 0, 1);
  }

  record Survived(int right, int ways) {
    @Override
    public String toString() {
      return "right in %2d of %2d ways".formatted(right, ways);
    }
  }

  /// An embedded channel is a connection without a socket: each piece that is put in is one read.
  private static boolean isRight(Requests handler, byte[]... pieces) {
    var channel = new EmbeddedChannel(handler);
    for (byte[] piece : pieces) {
      channel.writeInbound(Unpooled.wrappedBuffer(piece));
    }
    channel.finish();
    return handler.delivered.equals(SENT);
  }

  abstract static class Requests extends ChannelInboundHandlerAdapter {
    final List<String> delivered = new ArrayList<>();

    abstract void read(ByteBuf in) throws ProtocolException;

    void deliver(byte[][] request) {
      delivered.add(
          request == null
              ? "nothing"
              : Arrays.stream(request).map(Bytes::text).toList().toString());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      var in = (ByteBuf) message;
      try {
        read(in);
      } catch (ProtocolException e) {
        delivered.add(e.getMessage());
      } finally {
        in.release();
      }
    }
  }
}
