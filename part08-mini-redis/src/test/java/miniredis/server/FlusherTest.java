package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client is sent in one turn of the loop goes to its socket in one write. The pipeline has
/// a handler more here, which keeps count of what is written.
final class FlusherTest {

  private final List<Integer> sizes = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
  private BareServer server;

  @BeforeEach
  void start() {
    server =
        new BareServer(channel -> {
          channels.add(channel);
          channel.pipeline().addLast(new Sizes());
        });
  }

  @AfterEach
  void stop() {
    server.close();
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

  private static final class NoMemory extends PooledByteBufAllocator {
    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
      throw new OutOfMemoryError("no direct memory, says a test");
    }
  }

  @Test
  void the_replies_to_a_pipeline_are_one_write() throws IOException {
    try (var client = server.connect()) {
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
    try (var publisher = server.connect();
        var one = server.connect();
        var two = server.connect()) {
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

  /// The publisher's reply is written after the message, and in the same turn.
  @Test
  void a_client_for_which_there_is_no_memory_is_closed_and_the_others_are_sent_to()
      throws IOException {
    try (var subscriber = server.connect()) {
      subscriber.ask("SUBSCRIBE news");
      channels.getFirst().config().setAllocator(new NoMemory());
      try (var publisher = server.connect()) {
        assertThat(publisher.ask("PUBLISH news rain")).isEqualTo("(integer) 1");
        assertThatThrownBy(subscriber::read).isInstanceOf(EOFException.class);
        assertThat(publisher.ask("PUBLISH news rain")).isEqualTo("(integer) 0");
      }
    }
  }
}
