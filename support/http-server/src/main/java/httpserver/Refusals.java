package httpserver;

import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/// What is wrong with a request, as far as its connection can tell.
final class Refusals {

  static final int MAX_BODY_BYTES = 64 * 1024;

  private Refusals() {}

  /// Null if the request may be answered.
  static HttpError ofHead(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return switch (request.decoderResult().cause()) {
        case TooLongHttpLineException e -> new HttpError(414, e.getMessage());
        case TooLongHttpHeaderException e -> new HttpError(431, e.getMessage());
        case Throwable e -> new HttpError(400, "malformed request: " + e.getMessage());
      };
    }
    if (request.protocolVersion().majorVersion() != 1) {
      return new HttpError(505, "the version has to be HTTP/1.1");
    }
    if (request.protocolVersion().equals(HTTP_1_1) && request.headers().getAll(HOST).size() != 1) {
      return new HttpError(400, "HTTP/1.1 requires one Host header");
    }
    if (!request.uri().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return new HttpError(400, "a path may have visible ASCII alone: percent-encode the rest");
    }
    HttpError foreign = SameOrigin.refusalOf(request);
    return foreign != null ? foreign : tooLarge(HttpUtil.getContentLength(request, 0L));
  }

  /// Null if the body may go on. `bytes` of it have come, with this content.
  static HttpError ofBody(HttpContent content, int bytes) {
    if (content.decoderResult().isFailure()) {
      return new HttpError(400, "malformed body: " + content.decoderResult().cause().getMessage());
    }
    return tooLarge(bytes);
  }

  private static HttpError tooLarge(long bytes) {
    return bytes > MAX_BODY_BYTES
        ? new HttpError(413, "a body of " + bytes + " bytes exceeds " + MAX_BODY_BYTES)
        : null;
  }
}
