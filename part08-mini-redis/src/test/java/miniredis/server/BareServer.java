package miniredis.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.command.Redis;
import miniredis.store.Owner;

/// The loop and its connections, without what [MiniRedis] repeats: nothing happens here unless a
/// client asks for it. A command that needs a timer fails.
final class BareServer implements AutoCloseable {

  final MovedClock clock = new MovedClock();
  private final EventLoopGroup group = Transport.NIO.loop();
  private final int port;

  /// @param opened is told of each client's channel, before the [Connection] is added to it
  BareServer(Consumer<SocketChannel> opened) {
    EventLoop loop = group.next();
    Redis redis = loop.submit(this::redis).syncUninterruptibly().getNow();
    var flusher = new Flusher(loop);
    var listener =
        new ServerBootstrap()
            .group(group)
            .channel(Transport.NIO.channel())
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    opened.accept(channel);
                    channel.pipeline().addLast(new Connection(redis, flusher));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    port = ((InetSocketAddress) listener.localAddress()).getPort();
  }

  private Redis redis() {
    return new Redis(
        new Config(),
        Owner.thread(Thread.currentThread()),
        clock,
        (_, _) -> {
          throw new IllegalStateException("no timers here");
        });
  }

  Cli connect() throws IOException {
    return Cli.connect(port);
  }

  /// Returns when the loop's thread has ended.
  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
