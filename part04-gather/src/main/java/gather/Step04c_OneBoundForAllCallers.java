package gather;

import static gather.Step02c_EnqueueRunsFiveAtATime.start;
import static java.util.Collections.nCopies;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Two callers gather at the same time, each with at most 3 in flight. How many does the server
/// see?
///
/// One might expect 3. A semaphore that is made for each gather bounds that gather. What the server
/// can stand is one number, so the bound belongs where all calls pass: into a semaphore that all
/// share, or into the client. OkHttp's dispatcher is such a place, for all calls by `enqueue`.
///
/// Run `make part_04 STEP=4c`. Watch the peaks.
///
/// Trap: At most 3 for each caller is at most 3. In fact, two callers make 6: the bound belongs to
/// the server, not to the caller.
final class Step04c_OneBoundForAllCallers {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(3)) {
      List<String> urls = nCopies(6, server.url("/count?delay=0.2"));
      http.get(server.url("/count"));
      say("two callers at once, six requests each; each request is answered after 0.2 s");
      server.reset();
      twice(() -> Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 3));
      say("a semaphore for each    the server saw %d in flight", server.stats().peakInFlight());
      server.reset();
      twice(() -> gather(urls, http));
      say("the client's dispatcher the server saw %d in flight", server.stats().peakInFlight());
    }
  }

  /// The bound is not an argument here: the client was made with it, by `setMaxRequests` and
  /// `setMaxRequestsPerHost`. NEVER more than that in flight, whoever calls `enqueue`; `execute`
  /// asks no dispatcher. What waits for its turn stands in a queue, and has no thread. (After an
  /// interrupt of the caller it stands there still: step 1f.)
  static List<String> gather(List<String> urls, OkHttp http)
      throws InterruptedException, ExecutionException {
    List<CompletableFuture<String>> answers =
        urls.stream().map(url -> start(http.client(), url)).toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)).get();
    return answers.stream().map(CompletableFuture::resultNow).toList();
  }

  private static void twice(Callable<?> caller) throws InterruptedException {
    try (var scope = open()) {
      scope.fork(caller);
      scope.fork(caller);
      scope.join();
    }
  }
}
