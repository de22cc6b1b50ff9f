package gather;

import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import gather.load.Memory;
import gather.load.Progress;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Ten thousand requests, each answered after 0.1 s, and at most 500 in flight: what do they take?
///
/// One might expect the arithmetic: 10,000 / 500 × 0.1 = 2 s. The rest is what a request costs the
/// client and, in this run, the server too, which is in the same process. There are 500 workers.
/// Each takes the next number until there is none, and their number is the bound.
///
/// Run `make part_04 STEP=5`. Watch the connections: as many as the bound, 20 requests on each.
/// With `ARGS="10000 500 3 URL"` it sends 10,000 requests to that URL, 500 at once, three times.
final class Step05_TenThousandRequests {

  static void main(String... args) throws Exception {
    try {
      run(
          args.length > 0 ? Integer.parseInt(args[0]) : 10_000,
          args.length > 1 ? Integer.parseInt(args[1]) : 500,
          args.length > 2 ? Integer.parseInt(args[2]) : 1,
          args.length > 3 ? args[3] : "");
    } catch (NumberFormatException e) {
      System.err.println("The arguments are REQUESTS IN-FLIGHT ROUNDS URL. " + e.getMessage());
      System.exit(2);
    }
  }

  private static void run(int requests, int atMost, int rounds, String url) throws Exception {
    try (var http = OkHttp.atMost(atMost)) {
      if (!url.isEmpty()) {
        report(rounds, url, requests, atMost, http);
      } else {
        say("%d requests, each answered after 0.1 s, at most %d in flight", requests, atMost);
        try (var server = HttpServer.useOrStart(8000)) {
          report(rounds, server.url("/count?delay=0.1"), requests, atMost, http);
          var stats = server.stats();
          say("connections opened: %d", stats.connectionsOpened());
          say("at most in flight:  %d", stats.peakInFlight());
        }
      }
      say("largest memory of the process: %d MiB", Memory.largest());
    }
  }

  static void report(int rounds, String url, int requests, int atMost, OkHttp http)
      throws InterruptedException {
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      gather(url, requests, atMost, http, Progress.onSystemOut(requests));
      double seconds = (System.nanoTime() - start) / 1e9;
      say("%d requests in %.2f s, at most %d in flight", requests, seconds, atMost);
    }
  }

  /// The answers in the order of the requests. NEVER more than `atMost` in flight, nor more
  /// connections than that: a worker gives its connection back before it takes the next number. A
  /// failure ends the others.
  static List<String> gather(String url, int requests, int atMost, OkHttp http, Progress progress)
      throws InterruptedException {
    var answers = new AtomicReferenceArray<String>(requests);
    var next = new AtomicInteger();
    try (var scope = open()) {
      for (int worker = 0; worker < Math.min(atMost, requests); worker++) {
        scope.fork(() -> {
          for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
            answers.set(i, http.get(url));
            progress.oneMore();
          }
          return null;
        });
      }
      scope.join();
    }
    return IntStream.range(0, requests).mapToObj(answers::get).toList();
  }
}
