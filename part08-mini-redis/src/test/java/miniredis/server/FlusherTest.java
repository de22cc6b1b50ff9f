package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.command.Redis;
import miniredis.store.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client is sent in one turn of the loop goes to its socket in one write. The pipeline has
/// a handler more here, which keeps count of what is written.
final class FlusherTest {

  private final List<Integer> sizes = new CopyOnWriteArrayList<>();
  private EventLoopGroup group;
  private int port;

  @BeforeEach
  void start() {
    group = Transport.NIO.loop();
    EventLoop loop = group.next();
    Redis redis = loop.submit(FlusherTest::redis).syncUninterruptibly().getNow();
    var flusher = new Flusher(loop);
    var listener =
        new ServerBootstrap()
            .group(group)
            .channel(Transport.NIO.channel())
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new Sizes(), new Connection(redis, flusher));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    port = ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static Redis redis() {
    return new Redis(
        new Config(),
        Owner.thread(Thread.currentThread()),
        InstantSource.system(),
        (_, _) -> () -> {});
  }

  /// The lengths of all writes, to whichever client.
  private final class Sizes extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      int size = ((ByteBuf) message).readableBytes();
      if (size > 0) {
        sizes.add(size);
      }
      var _ = context.write(message, promise); // who writes hears of it
    }
  }

  @Test
  void the_replies_to_a_pipeline_are_one_write() throws IOException {
    try (var client = Cli.connect(port)) {
      client.send(Collections.nCopies(100, "PING").toArray(String[]::new));
      for (int i = 0; i < 100; i++) {
        assertThat(client.read()).isEqualTo("PONG");
      }
    }
    assertThat(sizes).containsExactly(100 * "+PONG\r\n".length());
  }

  @Test
  void messages_that_are_published_in_one_turn_are_one_write_for_each_subscriber()
      throws IOException {
    try (var publisher = Cli.connect(port);
        var one = Cli.connect(port);
        var two = Cli.connect(port)) {
      one.ask("SUBSCRIBE news");
      two.ask("SUBSCRIBE news");
      sizes.clear();
      publisher.send(Collections.nCopies(20, "PUBLISH news rain").toArray(String[]::new));
      for (int i = 0; i < 20; i++) {
        assertThat(one.read()).contains("rain");
        assertThat(two.read()).contains("rain");
        assertThat(publisher.read()).isEqualTo("(integer) 2");
      }
    }
    int message = "*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$4\r\nrain\r\n".length();
    assertThat(sizes).containsExactlyInAnyOrder(20 * message, 20 * message, 20 * ":2\r\n".length());
  }
}
