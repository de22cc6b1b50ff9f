package miniredis.server;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.Locale;

/// How the event loop talks to the kernel. NIO is in every JDK; the other two call Linux directly.
/// `make bench_08` compares NIO with io_uring.
enum Transport {
  NIO {
    @Override
    boolean isAvailable() {
      return true;
    }

    @Override
    IoHandlerFactory handlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerSocketChannel> channel() {
      return NioServerSocketChannel.class;
    }
  },

  EPOLL {
    @Override
    boolean isAvailable() {
      return Epoll.isAvailable();
    }

    @Override
    IoHandlerFactory handlers() {
      return EpollIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerSocketChannel> channel() {
      return EpollServerSocketChannel.class;
    }
  },

  IO_URING {
    @Override
    boolean isAvailable() {
      return IoUring.isAvailable();
    }

    @Override
    IoHandlerFactory handlers() {
      return IoUringIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerSocketChannel> channel() {
      return IoUringServerSocketChannel.class;
    }
  };

  /// Does this machine have it?
  abstract boolean isAvailable();

  abstract IoHandlerFactory handlers();

  abstract Class<? extends ServerSocketChannel> channel();

  /// `io_uring`, `epoll`, `nio`, or `best`.
  ///
  /// @throws IOException this machine does not have it
  static Transport named(String name) throws IOException {
    Transport transport = name.equals("best") ? best() : valueOf(name.toUpperCase(Locale.ROOT));
    if (!transport.isAvailable()) {
      throw new IOException("the transport %s is not available here".formatted(name));
    }
    return transport;
  }

  /// The first of io_uring, epoll and NIO that this machine has.
  static Transport best() {
    return IO_URING.isAvailable() ? IO_URING : EPOLL.isAvailable() ? EPOLL : NIO;
  }

  /// A group of one loop, whose thread runs all commands.
  EventLoopGroup loop() {
    return new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("redis"), handlers());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
