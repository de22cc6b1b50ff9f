package httpserver;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_SECURITY_POLICY;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.SERVER;
import static io.netty.handler.codec.http.HttpHeaderNames.X_FRAME_OPTIONS;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// One request's life. It ends once: answered in full, or abandoned by its client.
///
/// All of it runs on the server's event loop, and nothing waits there: a request that has to wait
/// leaves behind how it goes on, and what to undo if its client goes away first.
@SuppressWarnings("FutureReturnValueIgnored") // a write or a close that fails ends the connection
final class Exchange {

  /// How a request goes on. An [HttpError] that it throws becomes the answer.
  @FunctionalInterface
  interface Step {
    void run() throws HttpError;
  }

  /// The `Server` header's value, by which the course's server is known from any other.
  static final String SERVER_NAME = "async-java";

  private static final int SHOWN = 200; // characters of an uri, on the page

  final HttpRequest request;
  final HttpHeaders responseHeaders = new DefaultHttpHeaders();
  private final ChannelHandlerContext ctx;
  private final Consumer<Exchange> whenEnded;
  private final long beganAt;
  private long endedAt;
  private boolean ended;
  private boolean abandoned;
  private HttpResponseStatus status; // null until the answer is on its way
  private boolean keepAlive;
  private Runnable undo = () -> {};
  private Run run; // null until it is counted

  /// Begins now.
  Exchange(ChannelHandlerContext ctx, HttpRequest request, Consumer<Exchange> whenEnded) {
    this.ctx = ctx;
    this.request = request;
    this.whenEnded = whenEnded;
    this.beganAt = now();
    this.keepAlive = HttpUtil.isKeepAlive(request);
  }

  void belongsTo(Run counting) {
    run = counting;
  }

  Run run() {
    return run;
  }

  Channel connection() {
    return ctx.channel();
  }

  /// Whether it ended without its client having got the whole answer.
  boolean abandoned() {
    return abandoned;
  }

  /// Whether the connection may carry another request after this one.
  boolean keepAlive() {
    return keepAlive;
  }

  /// Whatever a step throws ends here.
  void run(Step step) {
    try {
      step.run();
    } catch (HttpError e) {
      fail(e);
    } catch (Throwable e) {
      e.printStackTrace(); // the server's own mistake
      fail(new HttpError(500, e.toString()));
    }
  }

  /// Goes on after a delay. It costs a timer, not a thread.
  void after(long nanos, Step next) {
    Future<?> timer = ctx.executor().schedule(() -> run(next), nanos, NANOSECONDS);
    ifAbandoned(() -> timer.cancel(false));
  }

  /// Takes the place of what an earlier call left: a request waits for one thing at a time.
  void ifAbandoned(Runnable undo) {
    this.undo = undo;
  }

  void answer(HttpResponseStatus status, Map<String, ?> fields) {
    answer(status, Json.object(fields));
  }

  void answer(HttpResponseStatus status, String json) {
    answer(status, "application/json", Unpooled.copiedBuffer(json + "\n", UTF_8));
  }

  void answer(HttpResponseStatus status, String contentType, ByteBuf body) {
    var response = new DefaultFullHttpResponse(HTTP_1_1, status, body);
    HttpUtil.setContentLength(response, body.readableBytes());
    endWith(send(response, contentType));
  }

  /// Begins an answer of unknown length. An HTTP/1.0 client sees its end by the connection's end.
  void beginStream(String contentType) {
    var response = new DefaultHttpResponse(HTTP_1_1, OK);
    if (request.protocolVersion().isKeepAliveDefault()) {
      HttpUtil.setTransferEncodingChunked(response, true);
    } else {
      keepAlive = false;
    }
    send(response, contentType);
  }

  /// Goes on once the socket has taken the chunk, so a slow reader slows its stream and fills no
  /// memory here.
  void write(String chunk, Step next) {
    ctx.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(chunk, UTF_8)))
        .addListener(write -> {
          if (write.isSuccess()) {
            run(next);
          }
        });
  }

  void endStream() {
    endWith(ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
  }

  /// For a request after which the connection's input can't be trusted.
  void refuse(HttpError error) {
    keepAlive = false;
    fail(error);
  }

  /// The connection is gone.
  void abandon() {
    end(false);
  }

  private void fail(HttpError error) {
    if (status == null) {
      answer(HttpResponseStatus.valueOf(error.status()), Map.of("error", error.getMessage()));
    } else {
      ctx.close(); // half an answer is out: its client must not take that for the whole
    }
  }

  private ChannelFuture send(HttpResponse response, String contentType) {
    status = response.status();
    response
        .headers()
        .add(responseHeaders)
        .set(CONTENT_TYPE, contentType)
        .set(SERVER, SERVER_NAME)
        .set("X-Content-Type-Options", "nosniff")
        .set(X_FRAME_OPTIONS, "DENY")
        .set("Cross-Origin-Resource-Policy", "same-origin");
    if (!response.headers().contains(CONTENT_SECURITY_POLICY)) {
      response.headers().set(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    }
    HttpUtil.setKeepAlive(
        response.headers(), keepAlive ? request.protocolVersion() : HTTP_1_1, keepAlive);
    return ctx.writeAndFlush(response);
  }

  private void endWith(ChannelFuture write) {
    write.addListener(done -> end(done.isSuccess()));
  }

  private void end(boolean answered) {
    if (ended) {
      return; // a connection's end is heard of twice: as such, and as a failed write
    }
    ended = true;
    endedAt = now();
    abandoned = !answered;
    if (abandoned) {
      undo.run();
    }
    whenEnded.accept(this);
  }

  long now() {
    return ctx.executor().ticker().nanoTime();
  }

  /// By the loop's clock, as [#now] is.
  long endedAt() {
    return endedAt;
  }

  /// For the page. Ages instead of times, because the page has another clock.
  String toJson() {
    var fields = new LinkedHashMap<String, Object>();
    String uri = request.uri();
    fields.put("uri", uri.length() > SHOWN ? uri.substring(0, SHOWN) + "…" : uri);
    fields.put("beganMillisAgo", NANOSECONDS.toMillis(now() - beganAt));
    if (ended) {
      fields.put("endedMillisAgo", NANOSECONDS.toMillis(now() - endedAt));
      fields.put("status", abandoned ? "abandoned" : status.code());
    }
    return Json.object(fields);
  }
}
