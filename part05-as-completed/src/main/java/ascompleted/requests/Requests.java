package ascompleted.requests;

import httpclient.OkHttp;
import httpserver.HttpServer;
import httpserver.Stats;
import java.io.IOException;
import lesson.Span;

/// A client of the course's HTTP server. A call blocks its thread; on a virtual thread an interrupt
/// ends it, by closing its connection, and the server counts the request as abandoned.
public record Requests(HttpServer server, OkHttp http) implements AutoCloseable {

  /// Uses the server on port 8000, or starts one, and keeps so many connections open. The first
  /// request of a client loads its classes: it is made here.
  public static Requests atMost(int calls) throws IOException {
    var requests = new Requests(HttpServer.useOrStart(8000), OkHttp.atMost(calls));
    try {
      requests.http.get(requests.server.url("/delay/0"));
      requests.server.reset();
      return requests;
    } catch (IOException | RuntimeException e) {
      requests.close();
      throw e;
    }
  }

  /// The answer's body; drawn below `parent`.
  public String get(Span parent, String name, String path) throws IOException {
    try (var span = parent.span(name).waits()) {
      try {
        return http.get(server.url(path));
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          span.cancelled();
        } else {
          span.failed();
        }
        throw e;
      }
    }
  }

  /// The server's stats, when it has nothing in flight any more.
  public Stats settled() {
    Stats stats = server.stats();
    while (stats.inFlight() > 0) {
      stats = server.stats();
    }
    return stats;
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
