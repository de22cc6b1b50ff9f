package httpserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/// The course's HTTP server on this machine's loopback address: one that this process has started,
/// or one that was there already.
///
/// Whichever it is, it is asked over HTTP, so a lesson need not know. A server started here runs on
/// an event loop of its own, whose thread keeps the JVM alive until the server is closed.
///
/// What is asked of it throws an UncheckedIOException if no answer comes within a minute.
public final class HttpServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int PATIENCE_MILLIS = 60_000;

  static {
    // Netty's events for JFR, which nobody records here, would take 0.15 s of each start.
    System.getProperties().putIfAbsent("io.netty.jfr.enabled", "false");
  }

  private final int port;
  private final String run = "/run/" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
  private final Runnable stop;

  private HttpServer(int port, Runnable stop) {
    this.port = port;
    this.stop = stop;
  }

  /// Starts a server. Port 0 is any free one.
  ///
  /// @throws BindException if another program has the port
  public static HttpServer start(int port) throws IOException {
    return start(port, System::nanoTime);
  }

  /// Starts a server whose rate limits run on this clock, in nanoseconds. It is read on the
  /// server's thread.
  public static HttpServer start(int port, LongSupplier nanoTime) throws IOException {
    return start(port, nanoTime, Connection.WRITE_SECONDS);
  }

  /// Cuts off a client that takes nothing of its answer for so many seconds.
  static HttpServer start(int port, LongSupplier nanoTime, int writeSeconds) throws IOException {
    ThreadFactory thread = task -> new FastThreadLocalThread(task, "server");
    EventLoop loop = new SingleThreadIoEventLoop(null, thread, NioIoHandler.newFactory());
    var channels = new DefaultChannelGroup(loop, true); // one that comes after its close is closed
    var traffic = new Traffic();
    Router router = new Routes(traffic, nanoTime).router();
    ChannelFuture bind =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .handler(new AcceptFailures())
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    channels.add(connection);
                    connection.pipeline().addLast(handlers(router, traffic, writeSeconds));
                  }
                })
            .bind(LOOPBACK, port)
            .awaitUninterruptibly();
    if (!bind.isSuccess()) { // its channel may have no loop: it ran out of files
      shutDown(loop, channels);
      throw bind.cause() instanceof IOException e ? e : new IOException(bind.cause());
    }
    channels.add(bind.channel());
    loop.execute(HttpServer::warmUp);
    int actual = ((InetSocketAddress) bind.channel().localAddress()).getPort();
    return new HttpServer(actual, () -> shutDown(loop, channels));
  }

  static ChannelHandler[] handlers(Router router, Traffic traffic, int writeSeconds) {
    return new ChannelHandler[] {
      new LastByte(),
      // The connection itself limits what is sent ahead, and says so.
      new HttpServerCodec(new HttpDecoderConfig(), Integer.MAX_VALUE),
      new IdleStateHandler(true, 0, writeSeconds, 0, SECONDS),
      new Connection(router, traffic)
    };
  }

  /// Loads what answering needs: a class that is first needed when connections have taken the last
  /// file that may be opened is missing for good.
  private static void warmUp() {
    var traffic = new Traffic();
    Router router = new Routes(traffic, System::nanoTime).router();
    var connection = new EmbeddedChannel(handlers(router, traffic, Connection.WRITE_SECONDS));
    for (String path : List.of("/count", "/waiting/x", "/limited/x?rate=1&burst=1", "/none")) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      connection.writeInbound(Unpooled.copiedBuffer(request, UTF_8));
    }
    connection.finishAndReleaseAll();
  }

  /// Closes the channels before their loop: a loop that is told to stop without a quiet period may
  /// leave them open, and the port taken. What is scheduled is dropped.
  private static void shutDown(EventLoop loop, ChannelGroup channels) {
    channels.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 0, SECONDS).awaitUninterruptibly();
  }

  /// The course's server on this port, if one is running there. Otherwise a new one on a free port:
  /// two programs side by side share a server only where somebody has started one for them. Closing
  /// closes only a new one.
  public static HttpServer useOrStart(int port) throws IOException {
    return isOurs(port) ? new HttpServer(port, () -> {}) : start(0);
  }

  /// Whether the course's server answers there, and not just anything that listens.
  static boolean isOurs(int port) {
    return Probe.firstLines(LOOPBACK, port, "/stats").stream()
        .anyMatch(line -> line.equalsIgnoreCase("Server: " + Exchange.SERVER_NAME));
  }

  public int port() {
    return port;
  }

  /// For a path with its query, such as `/count?delay=1`, in this object's own run: what it counts,
  /// and what it remembers by key, it shares with no other program that uses the same server.
  public String url(String path) {
    return origin() + path(path);
  }

  String origin() {
    return "http://" + LOOPBACK + ":" + port;
  }

  String path(String path) {
    return run + path;
  }

  public Stats stats() {
    return Stats.parse(ask("GET", "/stats"));
  }

  /// The stats, as soon as one of them, named as in [Stats], is at least this number.
  public Stats awaitStats(String name, long atLeast) {
    return Stats.parse(ask("GET", "/stats?" + name + "=" + atLeast));
  }

  /// Returns when at least so many requests wait at the gate.
  public void awaitWaiting(String gate, int atLeast) {
    ask("GET", "/waiting/" + encode(gate) + "?atLeast=" + atLeast);
  }

  public void open(String gate) {
    ask("POST", "/open/" + encode(gate));
  }

  /// Counts from zero again, and forgets what is remembered by key. What is in flight stays so.
  public void reset() {
    ask("POST", "/reset");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private String ask(String method, String path) {
    try (var answer = request(method, path).getInputStream()) {
      return new String(answer.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + ": " + e.getMessage(), e);
    }
  }

  private HttpURLConnection request(String method, String path) throws IOException {
    var connection =
        (HttpURLConnection) URI.create(url(path)).toURL().openConnection(Proxy.NO_PROXY);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    return connection;
  }

  @Override
  public void close() {
    stop.run();
  }
}
