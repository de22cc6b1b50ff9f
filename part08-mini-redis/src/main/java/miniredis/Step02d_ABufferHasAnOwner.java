package miniredis;

import static lesson.Lesson.say;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.IllegalReferenceCountException;
import java.nio.charset.StandardCharsets;

/// A handler has read a buffer and hands it to no other handler. Who gives its memory back?
///
/// One might expect the garbage collector to. Netty's buffers come from a pool, and the memory
/// behind most of them is outside the heap: a buffer counts who holds it, and returns to the pool
/// when the count falls to 0. The handler that a buffer ends with has to release it.
///
/// Run `make part_08 STEP=2d`. Watch the count that each handler leaves behind: 0 is right. And
/// watch what becomes of a buffer that was kept for later.
///
/// Trap: The garbage collector frees a `ByteBuf`. In fact, a handler that does not pass it on must
/// release it.
final class Step02d_ABufferHasAnOwner {

  static void main() {
    say("how often the buffer has still to be released, or what comes of it");
    say("reads it, and no more             %s", heldAfter(new Reads()));
    say("reads it and releases it          %s", heldAfter(new ReadsAndReleases()));
    say("extends a handler that releases   %s", heldAfter(new ReadsByName()));
    say("releases it and passes it on      %s", heldAfter(new ReleasesAndPassesOn()));
    say("keeps it for later                %s", readLater(new Keeps()));
    say("keeps it for later, retained      %s", readLater(new Retains()));
  }

  /// The mistake: NEVER released. The step's buffers are plain ones, which the garbage collector
  /// frees; one of the pool's would be lost to it until the program ends.
  static final class Reads extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      text((ByteBuf) message);
    }
  }

  /// The repair: in a `finally`, since reading may throw.
  static final class ReadsAndReleases extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var in = (ByteBuf) message;
      try {
        text(in);
      } finally {
        in.release();
      }
    }
  }

  /// The same: this base class releases what `channelRead0` was given.
  static final class ReadsByName extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
      text(in);
    }
  }

  /// The opposite mistake: the next handler becomes the owner of something that is gone.
  static final class ReleasesAndPassesOn extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((ByteBuf) message).release();
      context.fireChannelRead(message);
    }
  }

  /// A mistake: the base class releases the buffer that this handler has kept.
  static final class Keeps extends KeepsForLater {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
      kept = in;
    }
  }

  /// The repair: two hold it now, the base class and this handler.
  static final class Retains extends KeepsForLater {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
      kept = in.retain();
    }
  }

  abstract static class KeepsForLater extends SimpleChannelInboundHandler<ByteBuf> {
    ByteBuf kept;
  }

  private static String text(ByteBuf in) {
    return in.toString(StandardCharsets.UTF_8);
  }

  /// How often the buffer has still to be released. The handler stands at the end of the pipeline,
  /// or another one that releases comes after it.
  static String heldAfter(ChannelInboundHandlerAdapter handler) {
    ByteBuf buffer = Unpooled.copiedBuffer("tea", StandardCharsets.UTF_8);
    var channel = new EmbeddedChannel(handler, new ReadsAndReleases());
    try {
      channel.writeInbound(buffer);
      return String.valueOf(buffer.refCnt());
    } catch (IllegalReferenceCountException e) {
      return "the next handler gets an IllegalReferenceCountException";
    } finally {
      channel.finishAndReleaseAll();
    }
  }

  static String readLater(KeepsForLater handler) {
    var channel = new EmbeddedChannel(handler);
    channel.writeInbound(Unpooled.copiedBuffer("tea", StandardCharsets.UTF_8));
    try {
      String read = text(handler.kept);
      handler.kept.release();
      return "reads " + read;
    } catch (IllegalReferenceCountException e) {
      return "an IllegalReferenceCountException";
    } finally {
      channel.finishAndReleaseAll();
    }
  }
}
