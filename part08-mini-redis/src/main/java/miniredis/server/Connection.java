package miniredis.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import miniredis.command.Client;
import miniredis.command.ClientLimits;
import miniredis.command.Redis;
import miniredis.command.Session;
import miniredis.resp.ProtocolException;
import miniredis.resp.Reply;
import miniredis.resp.RequestReader;

/// A connection of a client: bytes come in, requests run, bytes go out. All of it happens on the
/// server's one loop.
///
/// What a read brings is run at once, request by request, until the client has to wait, has too
/// much unsent, or has sent no more. The replies collect in one buffer, which the [Flusher] sends.
final class Connection extends ChannelInboundHandlerAdapter implements Client {

  /// So long a client that is to be closed may take nothing of what it is still owed.
  private static final long PATIENCE_MILLIS = 10_000;

  /// So much may be written in a turn before it is sent.
  private static final int MUCH = 1024 * 1024;

  private final Redis redis;
  private final Flusher flusher;
  private final Session session;
  private final RequestReader reader = new RequestReader();
  private final Reply reply = new Reply();
  private final OutputLimit limit = new OutputLimit();
  private long activeAt; // when bytes last came or went, in milliseconds since 1970
  private long handedOverBefore; // at the last look at whether it is idle
  private ChannelHandlerContext context;
  private boolean isWritten; // the flusher knows
  private boolean isClosing; // no more requests are run
  private boolean isRunning; // a command that resumes its own client changes nothing

  Connection(Redis redis, Flusher flusher) {
    this.redis = redis;
    this.flusher = flusher;
    session = redis.newSession();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context; // from now on the server may look at this connection
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    activeAt = redis.keyspace().now();
    redis.connected(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    isClosing = true;
    redis.disconnected(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var in = (ByteBuf) message;
    try {
      if ((long) reader.size() + in.readableBytes() > redis.config().mostUnread()) {
        kill(); // it sends on while it waits, and nothing of it runs
      } else if (!isClosing) {
        reader.add(in);
      }
    } finally {
      in.release(); // nobody else gets it
    }
    run();
    activeAt = redis.keyspace().now();
  }

  /// Runs what has come, as far as this client may go on.
  private void run() {
    if (isRunning) {
      return;
    }
    redis.tick();
    isRunning = true;
    try {
      while (!isClosing && session.mayRun() && context.channel().isWritable()) {
        byte[][] request = session.next(reader);
        if (request == null) {
          break;
        }
        redis.execute(this, request);
        if (reply.size() > MUCH) {
          sendMuch();
        }
      }
    } catch (ProtocolException e) {
      reply.error("ERR " + e.getMessage());
      close();
    } finally {
      isRunning = false;
    }
    written();
  }

  /// In the midst of a turn, unless it is too much.
  private void sendMuch() {
    if (isTooSlow()) {
      kill();
    } else {
      flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    boolean isWritable = context.channel().isWritable();
    context
        .channel()
        .config()
        .setAutoRead(isWritable); // who does not read its replies is not read from
    if (isWritable) {
      run();
    }
  }

  /// Ends a client that has too much unsent, whether or not there is more to send to it; or that is
  /// to be closed, and does not read the rest.
  void closeIfSlow() {
    if (isTooSlow() || (isClosing && idleMillis() > PATIENCE_MILLIS)) {
      kill();
    }
  }

  /// Ends a client that has sent and read nothing for so long; one that waits for a list, for
  /// messages, or for what others do has nothing to say.
  ///
  /// @param seconds the setting `timeout`
  void closeIfIdle(long seconds) {
    if (idleMillis() > 1000 * seconds && session.hasToSpeak()) {
      kill();
    }
  }

  private long idleMillis() {
    long now = redis.keyspace().now();
    long handedOver = handedOver();
    if (handedOver != handedOverBefore) { // it reads what it was sent
      handedOverBefore = handedOver;
      activeAt = now;
    }
    return now - activeAt;
  }

  /// A client that has sent its last request may still read: what it is owed is sent, and then the
  /// connection ends. (The end of what it sends can come in the same turn as the request.)
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      redis.disconnected(this); // at once: what it waits for is another's
      close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    failed(cause);
  }

  /// Ends a client that cannot be served any more, since part of a reply may be lost. A connection
  /// that was cut, by the client or on the way, is no error of the server's.
  @Override
  public void failed(Throwable cause) {
    if (!(cause instanceof java.io.IOException)) {
      System.err.println("a connection is closed:");
      cause.printStackTrace();
    }
    kill();
  }

  /// Hands what was written to the socket. The flusher calls it at the end of a turn.
  void flush() {
    isWritten = false;
    int size = reply.size();
    if (size > 0 && context.channel().isActive()) {
      activeAt = redis.keyspace().now();
      // what Netty sends has to be direct memory: an array would be copied there by it
      ByteBuf out = context.alloc().directBuffer(size).writeBytes(reply.buffer(), 0, size);
      reply.clear();
      var _ = context.writeAndFlush(out, context.voidPromise());
    }
    if (isClosing) {
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  // What commands see.

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Reply reply() {
    return reply;
  }

  @Override
  public void written() {
    if (isTooSlow()) {
      kill(); // what it has not read is lost
    } else if (!isWritten && (reply.size() > 0 || isClosing)) {
      isWritten = true;
      flusher.add(this);
    }
  }

  /// Messages come whether the client reads or not, so that not to read from it stops nothing, and
  /// subscribers have a limit from the beginning. All others have one when it is set.
  private boolean isTooSlow() {
    ClientLimits limits = redis.config().clientLimits();
    return limit.isExceeded(
        session.isSubscriber() ? limits.ofSubscribers() : limits.ofOthers(),
        unsent(),
        redis.keyspace().now());
  }

  @Override
  public void resume() {
    context
        .executor()
        .execute(() -> { // when the command that woke it has ended
          try {
            run();
          } catch (RuntimeException | Error e) { // Netty only logs what a task throws
            failed(e);
          }
        });
  }

  @Override
  public void close() {
    isClosing = true;
    written();
  }

  @Override
  public void kill() {
    isClosing = true;
    redis.disconnected(this); // at once: Netty says so at the end of the turn
    var _ = context.close();
  }

  @Override
  public String address() {
    return text(context.channel().remoteAddress());
  }

  @Override
  public String localAddress() {
    return text(context.channel().localAddress());
  }

  private static String text(SocketAddress address) {
    return address instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
        : String.valueOf(address);
  }

  @Override
  public int unread() {
    return reader.size();
  }

  @Override
  public long unsent() {
    return reply.size() + handedOver();
  }

  /// So many bytes Netty has, which the socket does not take yet.
  private long handedOver() {
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes(); // null: closed
  }
}
