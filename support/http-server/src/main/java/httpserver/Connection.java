package httpserver;

import static io.netty.handler.codec.http.HttpResponseStatus.CONTINUE;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/// One client's connection: puts its requests together, refuses what is none, and has them answered
/// one after the other, in the order in which they came.
///
/// It reads on while a request is in flight, unless too many are sent ahead: only by reading is a
/// client noticed that goes away. The codec before it limits the first line to 4 KiB and the
/// headers to 8 KiB. A body is counted and dropped, as no route wants one.
@SuppressWarnings("FutureReturnValueIgnored") // a write or a close that fails ends the connection
final class Connection extends ChannelInboundHandlerAdapter {

  /// From an answer to the first byte of the next request.
  static final int IDLE_SECONDS = 60;

  /// From the first byte of a request, or from the answer to the one before it, to its last byte.
  static final int REQUEST_SECONDS = 10;

  /// Without a byte taken of an answer; it ends the connection after one to two times as long.
  static final int WRITE_SECONDS = 30;

  /// Sent ahead, while an earlier one is being answered.
  static final int MOST_WAITING = 128;

  /// From the last answer to the client's closing.
  static final int LINGER_SECONDS = 1;

  /// A request that was read whole; or one that won't be, and why.
  private record Received(HttpRequest request, HttpError refusal) {}

  private final Router router;
  private final Traffic traffic;
  private final Queue<Received> waiting = new ArrayDeque<>();
  private Exchange current;
  private HttpRequest head = new DefaultHttpRequest(HTTP_1_1, HttpMethod.GET, "/"); // none yet
  private int bodyBytes;
  private boolean receiving; // a request has begun to arrive
  private boolean decoded; // something, by the last byte that was read
  private boolean deaf; // what arrives is dropped
  private Future<?> deadline;

  Connection(Router router, Traffic traffic) {
    this.router = router;
    this.traffic = traffic;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    next(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    decoded = true;
    boolean open = ctx.channel().isActive(); // else the codec calls half a request malformed
    try {
      if (open && !deaf) {
        receive(ctx, message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void receive(ChannelHandlerContext ctx, Object message) {
    HttpError refusal = null;
    if (message instanceof HttpRequest request) {
      head = request;
      bodyBytes = 0;
      refusal = Refusals.ofHead(request);
    }
    if (message instanceof HttpContent content && refusal == null) {
      bodyBytes += content.content().readableBytes();
      refusal = Refusals.ofBody(content, bodyBytes);
    }
    if (refusal != null || message instanceof LastHttpContent) {
      received(ctx, refusal);
      return;
    }
    beginToReceive(ctx);
    boolean mayAnswer = current == null; // otherwise this would come in the middle of its answer
    if (message instanceof HttpRequest && HttpUtil.is100ContinueExpected(head) && mayAnswer) {
      ctx.writeAndFlush(new DefaultFullHttpResponse(HTTP_1_1, CONTINUE, Unpooled.EMPTY_BUFFER));
    }
  }

  /// The last byte made nothing yet: it is part of a request.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!decoded && !deaf) {
      beginToReceive(ctx);
    }
    decoded = false;
  }

  private void beginToReceive(ChannelHandlerContext ctx) {
    if (!receiving) {
      receiving = true;
      if (current == null) {
        awaitRequest(ctx);
      }
    }
  }

  private void received(ChannelHandlerContext ctx, HttpError wrong) {
    receiving = false;
    HttpError refusal = wrong;
    if (waiting.size() == MOST_WAITING) {
      refusal = new HttpError(429, "more than " + MOST_WAITING + " requests were sent ahead");
      ctx.channel().config().setAutoRead(false); // its client may flood: that is TCP's to stop
    }
    deaf = refusal != null;
    waiting.add(new Received(head, refusal));
    if (current == null) {
      next(ctx);
    }
  }

  private void next(ChannelHandlerContext ctx) {
    Received received = waiting.poll();
    if (received == null) {
      awaitRequest(ctx);
      return;
    }
    cancelDeadline();
    current = new Exchange(ctx, received.request(), exchange -> ended(ctx, exchange));
    if (received.refusal() == null) {
      router.handle(current);
    } else {
      current.refuse(received.refusal());
    }
  }

  private void ended(ChannelHandlerContext ctx, Exchange exchange) {
    current = null;
    traffic.ended(exchange);
    if (exchange.abandoned()) {
      ctx.close();
    } else if (exchange.keepAlive()) {
      next(ctx);
    } else {
      linger(ctx);
    }
  }

  /// To close with input unread is to reset the connection, and the client may then never see the
  /// answer. So this closes our half, and drops what comes until the client closes the other.
  private void linger(ChannelHandlerContext ctx) {
    deaf = true;
    ctx.channel().config().setAutoRead(true);
    if (ctx.channel() instanceof DuplexChannel socket) {
      socket.shutdownOutput();
    }
    within(LINGER_SECONDS, ctx, ctx::close);
  }

  private void awaitRequest(ChannelHandlerContext ctx) {
    if (receiving) {
      var late =
          new HttpError(408, "the request is not whole after " + REQUEST_SECONDS + " seconds");
      within(REQUEST_SECONDS, ctx, () -> received(ctx, late));
    } else {
      within(IDLE_SECONDS, ctx, ctx::close);
    }
  }

  private void within(int seconds, ChannelHandlerContext ctx, Runnable otherwise) {
    cancelDeadline();
    deadline = ctx.executor().schedule(otherwise, seconds, SECONDS);
  }

  private void cancelDeadline() {
    if (deadline != null) { // null before the connection is active
      deadline.cancel(false);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    cancelDeadline();
    if (current != null) {
      current.abandon();
    }
  }

  /// A client that takes nothing of its answer any more is no client. The first such event may come
  /// as soon as something is written; at the next one nothing was taken for a whole period.
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == LastByte.Sign.FOLLOWS) {
      decoded = false;
    }
    ChannelOutboundBuffer unsent = ctx.channel().unsafe().outboundBuffer();
    boolean stuck = event instanceof IdleStateEvent idle && !idle.isFirst();
    if (stuck && unsent != null && unsent.totalPendingWriteBytes() > 0) {
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof DecoderException)) {
      cause.printStackTrace(); // the server's own mistake
    }
    ctx.close();
  }
}
