package gather;

import static java.util.Collections.nCopies;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/// Twelve requests are to be gathered, and the server shall have at most 3 of them at once. Who
/// holds back the others?
///
/// One might expect a pool of 3 threads to do so. A virtual thread is not worth pooling: each
/// request has its own, and asks a semaphore for one of 3 permits before it sends.
///
/// Run `make part_04 STEP=4a`. Watch the peaks, and how long it takes.
final class Step04a_ASemaphoreBoundsTheRequests {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(12)) {
      List<String> urls = nCopies(12, server.url("/count?delay=0.2"));
      http.get(server.url("/count"));
      say("12 requests, each answered after 0.2 s");
      server.reset();
      gather(urls, http, 12);
      say("at most 12  the server saw %2d in flight", server.stats().peakInFlight());
      server.reset();
      gather(urls, http, 3);
      say("at most 3   the server saw %2d in flight", server.stats().peakInFlight());
    }
  }

  /// NEVER more than `atMost` in flight. A permit is given back whatever happens: with one that is
  /// lost at each failure, the bound would sink to 0.
  static List<String> gather(List<String> urls, OkHttp http, int atMost)
      throws InterruptedException {
    var permits = new Semaphore(atMost);
    try (var scope = open(Joiner.<String>allSuccessfulOrThrow())) {
      for (String url : urls) {
        scope.fork(() -> {
          permits.acquire(); // before `try`: a task that is interrupted here has no permit
          try {
            return http.get(url);
          } finally {
            permits.release();
          }
        });
      }
      return scope.join().map(Subtask::get).toList();
    }
  }
}
