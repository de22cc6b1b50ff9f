package eventloop.loop;

import static java.nio.channels.SelectionKey.OP_ACCEPT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;

/// Sends back what its clients send, on one loop's thread: no thread a client, and no locks.
///
/// Close it before the loop, when the loop does not run any more.
public final class EchoServer implements AutoCloseable {

  /// How many clients may wait to be accepted. The JDK's default is 50: who comes then is not
  /// answered, and tries again after a second.
  private static final int BACKLOG = 1024;

  private final HandmadeLoop loop;
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final Set<Client> clients = new HashSet<>(); // the loop's own

  /// Listens on loopback only; port 0 is any that is free.
  public EchoServer(int port, HandmadeLoop loop) throws IOException {
    this.loop = loop;
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      server.configureBlocking(false);
      loop.register(server, OP_ACCEPT, this::accept);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return server.socket().getLocalPort();
  }

  /// Where it fails for want of file descriptors it fails in each turn; production code pauses.
  private void accept() {
    try {
      var channel = server.accept();
      if (channel != null) { // null if the client has given up meanwhile
        welcome(channel);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // to the loop's handler
    }
  }

  private void welcome(SocketChannel channel) throws IOException {
    try {
      clients.add(new Client(channel));
    } catch (IOException e) {
      channel.close(); // it is no client's yet, so `close` would not find it
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var client : clients) {
      client.channel.close();
    }
  }

  /// One connection, and what it is owed: bytes that it sent and did not get back yet. While they
  /// fill the buffer, no more are read, and TCP holds up the client that sends and does not read.
  private final class Client {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer owed = ByteBuffer.allocate(8192);
    private boolean sendsNoMore;

    Client(SocketChannel channel) throws IOException {
      this.channel = channel;
      channel.configureBlocking(false);
      key = loop.register(channel, OP_READ, this::ready);
    }

    private void ready() {
      try {
        if (!echo()) {
          end();
        }
      } catch (IOException e) {
        end(); // the connection broke: the others go on
      }
    }

    /// False when nothing is left to read or to write.
    private boolean echo() throws IOException {
      sendsNoMore |= key.isReadable() && channel.read(owed) < 0;
      channel.write(owed.flip());
      owed.compact();
      boolean reads = owed.hasRemaining() && !sendsNoMore;
      boolean owes = owed.position() > 0;
      key.interestOps((reads ? OP_READ : 0) | (owes ? OP_WRITE : 0));
      return reads || owes;
    }

    private void end() {
      clients.remove(this);
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
