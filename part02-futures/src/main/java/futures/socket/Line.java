package futures.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;

/// A connection of this program with itself.
public record Line(AsynchronousChannelGroup group, AsynchronousSocketChannel source, Socket peer)
    implements AutoCloseable {

  public static Line open() throws Exception {
    var names = Thread.ofPlatform().name("io").factory();
    var group = AsynchronousChannelGroup.withFixedThreadPool(1, names);
    try (var server = AsynchronousServerSocketChannel.open(group)) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var address = (InetSocketAddress) server.getLocalAddress();
      var peer = new Socket(address.getAddress(), address.getPort());
      return new Line(group, server.accept().get(), peer);
    } catch (Exception e) {
      group.shutdownNow(); // its thread is no daemon
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (peer) {
      group.shutdownNow(); // and its channels
    }
  }
}
