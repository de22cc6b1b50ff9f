package httpserver;

import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.ORIGIN;

import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;

/// Refuses what another web page has made the reader's browser send. Such a page can reach every
/// server on this machine, and with a host name that it has pointed at 127.0.0.1 it could even read
/// the answers (DNS rebinding). A browser says which page a request comes from; programs do not.
final class SameOrigin {

  private static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?";
  private static final Pattern HOST_FORM = Pattern.compile("(?i)" + LOOPBACK);

  private SameOrigin() {}

  /// Null if there is nothing to refuse.
  static HttpError refusalOf(HttpRequest request) {
    String absolute = Target.of(request.uri()).host();
    String host = absolute.isEmpty() ? request.headers().get(HOST, "") : absolute;
    if (!host.isEmpty() && !HOST_FORM.matcher(host).matches()) {
      return new HttpError(421, "this server is 127.0.0.1 or localhost, and no other host");
    }
    String origin = request.headers().get(ORIGIN);
    if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
      return new HttpError(403, "the page of another server may not use this one");
    }
    String site = request.headers().get("Sec-Fetch-Site", "none");
    // A link to the server's page, on a page of another server, is there to be followed.
    boolean followed =
        "document".equals(request.headers().get("Sec-Fetch-Dest")) && request.uri().equals("/");
    if (!List.of("none", "same-origin").contains(site) && !followed) {
      return new HttpError(403, "the page of another server may not use this one");
    }
    return null;
  }
}
