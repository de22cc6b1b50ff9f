package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// A hundred requests take 0.2 s each. How large must the pool be?
///
/// One might expect that a hundred calls need a hundred threads of the operating system, and that
/// this is too many, so that calls have to queue for a smaller pool. A virtual thread costs so
/// little that each call gets its own, and there is no pool to size. The executor is the one word
/// that changes.
///
/// Run `make part_06 STEP=1b`. Watch the seconds: ten rounds of 0.2 s, then one.
///
/// Trap: A hundred blocking calls at once need a pool of a hundred threads. In fact, each can have
/// a virtual thread of its own, and a hundred are at the server at once.
final class Step01b_AVirtualThreadForEachCall {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(100)) {
      List<String> urls = Collections.nCopies(100, server.url("/count?delay=0.2"));
      onVirtualThreads(urls, http); // the client loads its classes, and opens its connections
      say("a hundred requests of 0.2 s with a blocking client");
      server.reset();
      onAPoolOfTen(urls, http);
      say("a pool of ten             %3d at once at the server", server.stats().peakInFlight());
      server.reset();
      onVirtualThreads(urls, http);
      say("a virtual thread for each %3d at once at the server", server.stats().peakInFlight());
    }
  }

  /// The control. ALWAYS at most 10 at once.
  static List<String> onAPoolOfTen(List<String> urls, OkHttp http)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = newFixedThreadPool(10)) {
      return getAll(urls, http, threads);
    }
  }

  /// The executor makes a new thread for each task. ALWAYS all at once, if the calls last long
  /// enough to meet.
  static List<String> onVirtualThreads(List<String> urls, OkHttp http)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = newVirtualThreadPerTaskExecutor()) {
      return getAll(urls, http, threads);
    }
  }

  private static List<String> getAll(List<String> urls, OkHttp http, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    var started = new ArrayList<Future<String>>();
    for (String url : urls) {
      started.add(threads.submit(() -> http.get(url)));
    }
    var answers = new ArrayList<String>();
    for (Future<String> call : started) {
      answers.add(call.get());
    }
    return answers;
  }
}
