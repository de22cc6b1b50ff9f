package miniredis.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import java.nio.charset.StandardCharsets;
import miniredis.command.Redis;

/// Lets clients in, and gives each its [Connection]; one too many is told so and sent away.
final class Doorkeeper extends ChannelInitializer<SocketChannel> {

  private final Redis redis;
  private final Flusher flusher;
  private final ChannelGroup connections;

  Doorkeeper(Redis redis, Flusher flusher, ChannelGroup connections) {
    this.redis = redis;
    this.flusher = flusher;
    this.connections = connections;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    if (!redis.hasRoom()) {
      ByteBuf refusal = channel.alloc().buffer();
      refusal.writeCharSequence(
          "-ERR max number of clients reached\r\n", StandardCharsets.US_ASCII);
      channel.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    connections.add(channel);
    channel.pipeline().addLast(new Connection(redis, flusher));
  }
}
