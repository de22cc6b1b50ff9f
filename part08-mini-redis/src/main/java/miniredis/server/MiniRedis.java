package miniredis.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import miniredis.command.Config;
import miniredis.command.Redis;
import miniredis.command.Timers;
import miniredis.store.Owner;

/// The server: one event loop that accepts connections, runs their commands, and sends the replies.
/// It listens on the loopback address only.
public final class MiniRedis implements AutoCloseable {

  /// A client that does not read may have so many bytes unsent; then it is not read from, until
  /// half of them are sent.
  private static final WriteBufferWaterMark UNSENT =
      new WriteBufferWaterMark(16 * 1024 * 1024, 32 * 1024 * 1024);

  private static final long SWEEP_MILLIS = 100;
  private static final long LOOK_MILLIS = 500;
  private static final int KEYS_A_SWEEP = 200;
  private static final long LONGEST_SWEEP_NANOS = 2_000_000;

  private final EventLoopGroup group;
  private final Channel listener;
  private final ChannelGroup connections;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private MiniRedis(EventLoopGroup group, Channel listener, ChannelGroup connections) {
    this.group = group;
    this.listener = listener;
    this.connections = connections;
  }

  /// Starts a server with the default settings on any free port, over NIO.
  ///
  /// @throws IOException no port can be had
  public static MiniRedis start() throws IOException {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio"); // it needs no flag of the JVM's
    return start(config, InstantSource.system());
  }

  /// Starts a server on the port and the transport that `config` says. If that is `best`, `config`
  /// has the name of the chosen one afterwards.
  ///
  /// @param clock tells when keys expire
  /// @throws IOException the port is taken, or may not be used, or the transport is not to be had
  public static MiniRedis start(Config config, InstantSource clock) throws IOException {
    Transport transport = Transport.named(config.get("transport"));
    config.set("transport", transport.toString());
    EventLoopGroup group = transport.loop();
    try {
      EventLoop loop = group.next();
      Redis redis = loop.submit(() -> redis(config, clock, loop)).syncUninterruptibly().getNow();
      var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
      var listener =
          new ServerBootstrap()
              .group(group)
              .channel(transport.channel())
              .option(ChannelOption.SO_BACKLOG, (int) config.number("tcp-backlog"))
              .option(ChannelOption.SO_REUSEADDR, true)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childOption(ChannelOption.SO_KEEPALIVE, true)
              .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
              .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
              .childHandler(new Doorkeeper(redis, new Flusher(loop), connections))
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), config.port()))
              .syncUninterruptibly()
              .channel();
      var server = new MiniRedis(group, listener, connections);
      redis.onShutdown(() -> Thread.startVirtualThread(server::close));
      repeat(loop, SWEEP_MILLIS, () -> sweep(redis));
      repeat(loop, LOOK_MILLIS, () -> server.lookAtClients(redis));
      return server;
    } catch (Exception e) { // Netty throws what it was told, an IOException too, unchecked
      var _ = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException(
          "port %d cannot be used: %s".formatted(config.port(), e.getMessage()), e);
    }
  }

  private static Redis redis(Config config, InstantSource clock, EventLoop loop) {
    Timers timers =
        (millis, task) -> {
          Future<?> timer = loop.schedule(task, millis, TimeUnit.MILLISECONDS);
          return () -> timer.cancel(false);
        };
    return new Redis(config, Owner.thread(Thread.currentThread()), clock, timers);
  }

  /// A task that throws goes on: the loop would never run it again, and print nothing.
  private static void repeat(EventLoop loop, long millis, Runnable task) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error e) {
            System.err.println("a repeated task has failed, and goes on:");
            e.printStackTrace();
          }
        };
    var _ = loop.scheduleAtFixedRate(guarded, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Where so many have expired there are probably more, but no client waits for the sweep longer
  /// than for a slow command.
  private static void sweep(Redis redis) {
    long started = System.nanoTime();
    int removed;
    do {
      removed = redis.keyspace().sweep(KEYS_A_SWEEP);
    } while (removed > KEYS_A_SWEEP / 4 && System.nanoTime() - started < LONGEST_SWEEP_NANOS);
  }

  /// The settings are those of now, for those too who came before they were set.
  private void lookAtClients(Redis redis) {
    redis.keyspace().tick();
    long seconds = redis.config().number("timeout");
    each(connection -> {
      connection.closeIfSlow();
      if (seconds > 0) {
        connection.closeIfIdle(seconds);
      }
    });
  }

  private void each(Consumer<Connection> action) {
    for (Channel channel : connections) {
      var connection = channel.pipeline().get(Connection.class);
      if (connection != null) { // null, when it has just ended
        action.accept(connection);
      }
    }
  }

  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// How many connections are open, those that are being closed included.
  int connections() {
    return connections.size();
  }

  /// Accepts no more connections, sends what was written, closes them all, and returns when the
  /// loop's thread has ended. A client that does not read has a second to do so. It may be called
  /// again, and from any thread but the loop's.
  @Override
  public void close() {
    if (!isClosed.getAndSet(true)) {
      listener.close().syncUninterruptibly();
      // on the loop, since a reply may have been written and not yet handed to its socket
      var _ = group.next().submit(() -> each(Connection::close)).syncUninterruptibly();
      connections.newCloseFuture().awaitUninterruptibly(1, TimeUnit.SECONDS);
      connections.close().syncUninterruptibly();
      var _ = group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }
    group.terminationFuture().syncUninterruptibly();
  }

  /// Returns when the server has been closed.
  public void join() throws InterruptedException {
    group.terminationFuture().await();
  }
}
