package httpserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Sends many requests at once, each on a connection of its own, from one event loop.
///
/// All of its state belongs to that loop.
@SuppressWarnings("FutureReturnValueIgnored") // a failure closes the connection, which is counted
final class LoadClient implements AutoCloseable {

  /// More than this many at once could overflow the server's backlog, and wait a second each.
  private static final int CONNECTING = 1_000;

  private final EventLoop loop =
      new SingleThreadIoEventLoop(
          null, new DefaultThreadFactory("load"), NioIoHandler.newFactory());
  private final Bootstrap bootstrap;
  private final int port;
  private final ByteBuf request;
  private final int requests;
  private final CompletableFuture<Integer> answered = new CompletableFuture<>();
  private int begun;
  private int ok;
  private int ended;

  LoadClient(int port, String path, int requests) {
    this.port = port;
    this.request = Unpooled.copiedBuffer(Wire.request("GET", path), US_ASCII);
    this.requests = requests;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Call());
                  }
                });
  }

  /// How many were answered with 200, once every one has ended in some way.
  CompletableFuture<Integer> start() {
    loop.execute(() -> {
      for (int i = 0; i < CONNECTING; i++) {
        connectNext();
      }
    });
    return answered;
  }

  private void connectNext() {
    if (begun == requests) {
      return;
    }
    begun++;
    bootstrap
        .connect("127.0.0.1", port)
        .addListener(connected -> {
          if (!connected.isSuccess()) {
            end();
          }
          connectNext();
        });
  }

  private void end() {
    if (++ended == requests) {
      answered.complete(ok);
    }
  }

  /// Its answers are a few lines of JSON, of which a newline is the end.
  private final class Call extends SimpleChannelInboundHandler<ByteBuf> {
    private final StringBuilder answer = new StringBuilder();

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.writeAndFlush(request.retainedDuplicate());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf part) {
      answer.append(part.toString(US_ASCII));
      if (answer.toString().endsWith("}\n")) {
        if (answer.toString().startsWith("HTTP/1.1 200 ")) {
          ok++;
        }
        ctx.close();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
