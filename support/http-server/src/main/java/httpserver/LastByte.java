package httpserver;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Stands before the codec, which does not tell what it keeps: half a request, behind one that was
/// whole. So this hands on the last byte of each read alone. If that completes nothing, it belongs
/// to something half.
final class LastByte extends ChannelInboundHandlerAdapter {

  /// What the next handlers are told before it comes.
  enum Sign {
    FOLLOWS
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    var bytes = (ByteBuf) message;
    if (bytes.readableBytes() > 1) {
      ctx.fireChannelRead(bytes.readRetainedSlice(bytes.readableBytes() - 1));
    }
    ctx.fireUserEventTriggered(Sign.FOLLOWS);
    ctx.fireChannelRead(bytes);
  }
}
