package gather;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/// A server answers five requests after 0, 1, 2, 3 and 4 s. How long do all five take?
///
/// One might expect that a blocking client needs the sum. The client blocks a thread for each
/// request, and a virtual thread costs next to nothing: with one for each request they take as long
/// as the longest.
///
/// Run `make part_04 STEP=2a`, and look at <http://127.0.0.1:8000/> meanwhile if `make server`
/// runs. Watch the peak: the server has counted how many requests were in flight at once.
final class Step02a_FourSecondsOrTen {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(5)) {
      say("five requests, answered after 0, 1, 2, 3 and 4 s");
      say("one by one  %s", oneByOne(server, requests("one by one", http, server)));
      say("together    %s", together(server, requests("together", http, server)));
    }
    timeline();
  }

  /// How many answers there were, and how many requests the server had in flight at once.
  record Seen(int answers, long peak) {
    @Override
    public String toString() {
      return "%d answers, at most %d in flight".formatted(answers, peak);
    }
  }

  /// ALWAYS the sum, 0 + 1 + 2 + 3 + 4 = 10 s, and 1 in flight.
  static Seen oneByOne(HttpServer server, List<Callable<String>> requests) throws Exception {
    server.reset();
    var answers = new ArrayList<String>();
    for (Callable<String> request : requests) {
      answers.add(request.call());
    }
    return new Seen(answers.size(), server.stats().peakInFlight());
  }

  /// ALWAYS the longest, 4 s. In flight are 4 or 5: the one without a delay may be answered before
  /// the last has come.
  static Seen together(HttpServer server, List<Callable<String>> requests)
      throws InterruptedException {
    server.reset();
    ThreadFactory threads = ofVirtual().name("request-", 0).factory();
    try (var scope =
        open(Joiner.<String>allSuccessfulOrThrow(), c -> c.withThreadFactory(threads))) {
      requests.forEach(scope::fork);
      List<String> answers = scope.join().map(Subtask::get).toList();
      return new Seen(answers.size(), server.stats().peakInFlight());
    }
  }

  static List<Callable<String>> requests(String name, OkHttp http, HttpServer server) {
    return IntStream.range(0, 5)
        .<Callable<String>>mapToObj(delay ->
            () -> {
              try (var _ = span("%s, %d s".formatted(name, delay)).waits()) {
                return http.get(server.url("/count?delay=" + delay));
              }
            })
        .toList();
  }
}
