package miniredis;

import static io.netty.channel.ChannelFutureListener.CLOSE;
import static java.net.InetAddress.getLoopbackAddress;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import miniredis.cli.LineClient;
import miniredis.cli.Port;

/// How much does a server for many clients need?
///
/// A line comes in and a line goes out: `PUT k v`, `GET k`, `DEL k` and `QUIT` are answered with
/// `OK`, `OK v` or `ERROR`. In asyncio that is a coroutine for each client. Here it is a handler
/// for each client and one event loop that calls them all: the map that they share needs no lock.
///
/// Run `make part_08 STEP=1`: two clients talk to the server, and it logs what it answers. With
/// `ARGS=7000` it serves that port until Ctrl-C, and `nc 127.0.0.1 7000` is a client.
final class Step01_ALineProtocolInAHundredLines {

  static void main(String... args) throws Exception {
    int port = Port.of(args);
    try (var server = new Server(port)) {
      if (port == 0) {
        LineClient.twoTalk(server.port());
      } else {
        server.listener.closeFuture().sync(); // until Ctrl-C
      }
    }
  }

  /// One loop: it accepts clients, and calls each client's handler with the lines that have come.
  static final class Server implements AutoCloseable {
    private final Map<String, String> store = new HashMap<>(); // touched by the loop's thread only
    private final EventLoopGroup loop;
    private final Channel listener;
    private int clients;

    Server(int port) throws InterruptedException {
      var threads = new DefaultThreadFactory("loop", true); // a daemon: it keeps no program
      loop = new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory());
      var bootstrap = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class);
      var address = new InetSocketAddress(getLoopbackAddress(), port);
      listener = bootstrap.childHandler(handlers()).bind(address).sync().channel();
    }

    private ChannelInitializer<SocketChannel> handlers() {
      return new ChannelInitializer<>() {
        @Override
        protected void initChannel(SocketChannel channel) {
          var lines = new LineBasedFrameDecoder(1024); // however the bytes are cut
          var talk = new Talk(++clients, store);
          channel.pipeline().addLast(lines, new StringDecoder(), new StringEncoder(), talk);
        }
      };
    }

    int port() {
      return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
      listener.close().syncUninterruptibly();
      loop.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
    }
  }

  private static final class Talk extends SimpleChannelInboundHandler<String> {
    private final int number;
    private final Map<String, String> store;

    Talk(int number, Map<String, String> store) {
      this.number = number;
      this.store = store;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, String line) {
      String answer = answer(line.split(" ", 3));
      say("client %d: %-13s  %s", number, line, answer);
      var written = context.writeAndFlush(answer + "\n");
      if (line.equals("QUIT")) {
        written.addListener(CLOSE);
      }
    }

    /// The line is too long, or the client is gone.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.writeAndFlush("ERROR\n").addListener(CLOSE);
    }

    private String answer(String[] words) {
      return switch (words[0] + " " + words.length) {
        case "GET 2" -> store.containsKey(words[1]) ? "OK " + store.get(words[1]) : "ERROR";
        case "PUT 3" -> {
          store.put(words[1], words[2]);
          yield "OK";
        }
        case "DEL 2" -> store.remove(words[1]) != null ? "OK" : "ERROR";
        case "QUIT 1" -> "OK";
        default -> "ERROR";
      };
    }
  }
}
