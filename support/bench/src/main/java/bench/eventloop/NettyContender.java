package bench.eventloop;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// One loop of Netty's, on the same selector of the JDK's as ours.
final class NettyContender extends JavaContender {

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final Channel server =
      new ServerBootstrap()
          .group(group)
          .channel(NioServerSocketChannel.class)
          .childHandler(new Echo())
          .bind(InetAddress.getLoopbackAddress(), 0)
          .syncUninterruptibly()
          .channel();

  @Override
  public String name() {
    return "netty event loop";
  }

  @Override
  void execute(Runnable callback) {
    loop.execute(callback);
  }

  @Override
  void schedule(Duration delay, Runnable callback) {
    var _ = loop.schedule(callback, delay.toNanos(), NANOSECONDS);
  }

  @Override
  public int echoPort() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  @Override
  public void close() {
    var _ = group.shutdownGracefully(0, 0, SECONDS).syncUninterruptibly(); // the channels, too
  }

  @Sharable
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext client, Object bytes) {
      var _ = client.writeAndFlush(bytes); // which releases them, too
    }
  }
}
