package gather;

import static java.util.stream.Gatherers.mapConcurrent;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// `mapConcurrent(2, …)` has at most 2 requests in flight. Has it always 2, as long as there are
/// enough?
///
/// One might expect so, as with a semaphore. But its 2 places are those of a window that moves over
/// the inputs in their order. A request that is done keeps its place until all before it are done.
///
/// Run `make part_04 STEP=4b`. Watch the times between the lines: 0.8 s and 1.2 s.
///
/// Trap: `mapConcurrent(2, …)` has 2 in flight. In fact, it has at most 2: while the first one is
/// slow, those behind it that are done keep their places.
final class Step04b_ASlowHeadHoldsTheOthersUp {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(2)) {
      List<String> urls =
          Stream.of("0.8", "0.2", "0.2", "0.2", "0.2")
              .map(delay -> server.url("/count?delay=" + delay))
              .toList();
      http.get(server.url("/count"));
      say("five requests, answered after 0.8, 0.2, 0.2, 0.2 and 0.2 s; at most 2 in flight");
      server.reset();
      Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 2);
      say("semaphore      the server saw %d in flight", server.stats().peakInFlight());
      server.reset();
      gather(urls, http, 2);
      say("mapConcurrent  the server saw %d in flight", server.stats().peakInFlight());
    }
  }

  /// NEVER more than `atMost` in flight, and no thread for a request that waits for its turn.
  static List<String> gather(List<String> urls, OkHttp http, int atMost) {
    return urls.stream().gather(mapConcurrent(atMost, url -> get(http, url))).toList();
  }

  private static String get(OkHttp http, String url) {
    try {
      return http.get(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
