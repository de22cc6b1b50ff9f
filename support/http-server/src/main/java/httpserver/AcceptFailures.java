package httpserver;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Keeps a failing `accept` from becoming a busy loop and a flood of stack traces: it is tried
/// again once a second. The usual cause is the limit of open files; connections then wait in the
/// backlog.
final class AcceptFailures extends ChannelInboundHandlerAdapter {

  private boolean reported;

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!reported) {
      reported = true; // as long as there are too many, it fails again each second
      System.err.println(
          "http-server: new connections have to wait: "
              + cause.getMessage()
              + " (see `ulimit -n`)");
    }
    ctx.channel().config().setAutoRead(false);
    var _ = ctx.executor().schedule(() -> ctx.channel().config().setAutoRead(true), 1, SECONDS);
  }
}
