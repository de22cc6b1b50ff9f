package executors.heart;

import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;

/// Makes a Netty event loop, as step 1a of part 1 does. The caller closes it.
public final class Loops {

  private Loops() {}

  /// Its thread has this name.
  public static SingleThreadIoEventLoop newLoop(String name) {
    var threads = Thread.ofPlatform().name(name).factory();
    return new SingleThreadIoEventLoop(null, threads, NioIoHandler.newFactory());
  }
}
