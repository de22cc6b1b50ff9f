package httpserver;

import static io.netty.handler.codec.http.HttpHeaderNames.ALLOW;
import static io.netty.handler.codec.http.HttpMethod.GET;
import static io.netty.handler.codec.http.HttpMethod.HEAD;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the handler that a request asks for, and its arguments.
///
/// A route is written as it is called, `/stream/{n}?delay=0`: a name, at most one argument after
/// it, and the query parameters that it knows, some with a default. An unknown parameter is an
/// error: `?dealy=3` would otherwise be answered at once, and look like a fast server.
///
/// A request whose path begins with `/run/KEY` belongs to the run with that key. All others belong
/// to one more run, which they share.
final class Router {

  @FunctionalInterface
  interface Handler {
    void handle(Run run, Exchange exchange, Arguments arguments) throws HttpError;
  }

  private record Route(
      HttpMethod method,
      String argument, // its name, or an empty string
      Map<String, String> parameters, // with their defaults, or empty strings
      boolean counted,
      Handler handler) {}

  /// `/run/KEY/count` is `/count` of the run that has this key.
  private static final String RUN = "run";

  private final Map<String, Route> routes = new HashMap<>();
  private final Traffic traffic;

  Router(Traffic traffic) {
    this.traffic = traffic;
  }

  /// What lessons call.
  void counted(HttpMethod method, String template, Handler handler) {
    add(method, template, true, handler);
  }

  /// What looks at the server, or steers it.
  void uncounted(HttpMethod method, String template, Handler handler) {
    add(method, template, false, handler);
  }

  private void add(HttpMethod method, String template, boolean counted, Handler handler) {
    var parts = new QueryStringDecoder(template);
    String[] path = parts.path().split("/", -1);
    String argument = path.length > 2 ? path[2].replaceAll("[{}]", "") : "";
    var parameters = new HashMap<String, String>();
    parts.parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
    routes.put(path[1], new Route(method, argument, parameters, counted, handler));
  }

  void handle(Exchange exchange) {
    exchange.run(() -> route(exchange));
  }

  private void route(Exchange exchange) throws HttpError {
    QueryStringDecoder target = decode(exchange.request.uri());
    String[] path = segments(target);
    String key = "";
    if (path.length > 3 && path[1].equals(RUN)) {
      key = path[2];
      path = Arrays.copyOfRange(path, 2, path.length);
      path[0] = "";
    }
    Route route = path.length > 1 && path[0].isEmpty() ? routes.get(path[1]) : null;
    Run run = traffic.run(key);
    if (route == null || route.counted()) {
      traffic.began(exchange, run);
    }
    if (route == null || path.length != (route.argument().isEmpty() ? 2 : 3)) {
      throw new HttpError(404, "no route " + target.path());
    }
    HttpMethod method = exchange.request.method();
    if (!method.equals(route.method()) && !(method.equals(HEAD) && route.method().equals(GET))) {
      exchange.responseHeaders.set(ALLOW, route.method());
      throw new HttpError(405, "/" + path[1] + " takes " + route.method() + ", not " + method);
    }
    var arguments = new HashMap<>(route.parameters());
    for (Map.Entry<String, List<String>> parameter : target.parameters().entrySet()) {
      if (!arguments.containsKey(parameter.getKey())) {
        throw new HttpError(400, "/" + path[1] + " has no parameter " + parameter.getKey());
      }
      arguments.put(parameter.getKey(), parameter.getValue().getFirst());
    }
    if (path.length == 3) {
      arguments.put(route.argument(), path[2]);
    }
    route.handler().handle(run, exchange, new Arguments(arguments));
  }

  /// Decoded one by one: a key may have a slash, which is then written `%2F`.
  private static String[] segments(QueryStringDecoder target) {
    return Arrays.stream(target.rawPath().split("/", -1))
        .map(segment -> new QueryStringDecoder(segment).path())
        .toArray(String[]::new);
  }

  private static QueryStringDecoder decode(String uri) throws HttpError {
    var target = new QueryStringDecoder(Target.of(uri).path());
    try {
      target.path();
      target.parameters();
      return target;
    } catch (IllegalArgumentException e) {
      throw new HttpError(400, e.getMessage()); // a percent sign that is followed by no hex digits
    }
  }
}
