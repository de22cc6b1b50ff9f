package eventloop.netty;

import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;

/// Makes a Netty event loop as step 1a does, one without a group. The caller closes it.
///
/// NIO is the JDK's own selector, which every system has.
public final class Loops {

  private Loops() {}

  /// Its thread, once it has one, has this name.
  public static SingleThreadIoEventLoop newLoop(String name) {
    var threads = Thread.ofPlatform().name(name).factory();
    return new SingleThreadIoEventLoop(null, threads, NioIoHandler.newFactory());
  }
}
