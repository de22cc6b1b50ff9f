package eventloop;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;

/// Makes Netty's event loops for the steps. Whoever makes one closes it.
///
/// NIO is the JDK's own selector, which every system has.
final class Loops {

  private Loops() {}

  /// The usual form: a group, which hands out its loops in turn.
  static MultiThreadIoEventLoopGroup newLoops(int count) {
    var threads = Thread.ofPlatform().name("loop-", 1).factory();
    return new MultiThreadIoEventLoopGroup(count, threads, NioIoHandler.newFactory());
  }

  /// A single loop, without a group. Its thread has its name.
  static SingleThreadIoEventLoop newLoop(String name) {
    var threads = Thread.ofPlatform().name(name).factory();
    return new SingleThreadIoEventLoop(null, threads, NioIoHandler.newFactory());
  }
}
