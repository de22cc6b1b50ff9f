package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Five requests take 0.3 s each, and the client blocks. How long do they take together?
///
/// One might expect that a blocking client has to be replaced by an asynchronous one before its
/// calls can overlap. But a call blocks only the thread that makes it, and a pool has several. The
/// client and the call stay as they are.
///
/// Run `make part_06 STEP=1a`. Watch the peak that the server has counted.
///
/// Trap: A blocking client must be replaced before its calls can overlap. In fact, a call blocks
/// its own thread alone: on a pool of five threads five calls overlap.
final class Step01a_APoolMakesBlockingCallsOverlap {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(5)) {
      List<String> urls = Collections.nCopies(5, server.url("/count?delay=0.3"));
      http.get(server.url("/count?delay=0")); // the first call is slow: it loads the client
      say("five requests of 0.3 s with a blocking client");
      server.reset();
      oneAfterAnother(urls, http);
      say("one after another  %d at once at the server", server.stats().peakInFlight());
      server.reset();
      onAPool(urls, http);
      say("on a pool of five  %d at once at the server", server.stats().peakInFlight());
    }
    timeline();
  }

  /// The control. ALWAYS 1 at once.
  static List<String> oneAfterAnother(List<String> urls, OkHttp http) throws IOException {
    var answers = new ArrayList<String>();
    for (String url : urls) {
      answers.add(get(url, http));
    }
    return answers;
  }

  /// A thread of the pool for each call. ALWAYS as many at once as there are threads, if the calls
  /// last long enough to meet. The answers come in the order of the URLs.
  static List<String> onAPool(List<String> urls, OkHttp http)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool =
        newFixedThreadPool(5, Thread.ofPlatform().name("pool-", 1).factory())) {
      var started = new ArrayList<Future<String>>();
      for (String url : urls) {
        started.add(pool.submit(() -> get(url, http)));
      }
      var answers = new ArrayList<String>();
      for (Future<String> call : started) {
        answers.add(call.get());
      }
      return answers;
    }
  }

  private static String get(String url, OkHttp http) throws IOException {
    try (var _ = span("call").waits()) {
      return http.get(url);
    }
  }
}
