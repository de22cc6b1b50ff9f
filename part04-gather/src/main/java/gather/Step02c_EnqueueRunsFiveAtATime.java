package gather;

import static httpclient.OkHttp.request;
import static java.util.Collections.nCopies;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static lesson.Lesson.say;

import httpserver.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// OkHttp's `enqueue` returns at once. If it is called 20 times, how many requests are in flight?
///
/// One might expect 20. The client's dispatcher runs up to 64 of its asynchronous calls at once,
/// and up to 5 *for each host*; the others wait in a queue. It has no say over `execute`, which
/// blocks the caller's own thread.
///
/// Run `make part_04 STEP=2c`. Watch the peaks, as the server has counted them.
///
/// Trap: OkHttp's asynchronous calls are unbounded. In fact, 5 run at a time for each host, until
/// the dispatcher is told otherwise.
final class Step02c_EnqueueRunsFiveAtATime {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000)) {
      List<String> urls = nCopies(20, server.url("/count?delay=0.3"));
      say("20 requests, each answered after 0.3 s");
      server.reset();
      enqueue(new OkHttpClient(), urls);
      say("enqueue, by default        at most %2d in flight", server.stats().peakInFlight());
      server.reset();
      enqueue(withMaxRequests(20), urls);
      say("setMaxRequests(20)         at most %2d in flight", server.stats().peakInFlight());
      server.reset();
      enqueue(withMaxRequestsPerHost(20), urls);
      say("setMaxRequestsPerHost(20)  at most %2d in flight", server.stats().peakInFlight());
      server.reset();
      execute(new OkHttpClient(), urls);
      say("execute, by default        at most %2d in flight", server.stats().peakInFlight());
    }
  }

  /// Not the repair: it is the other of the two limits, and by default 64. ALWAYS 5 in flight.
  static OkHttpClient withMaxRequests(int calls) {
    var dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(calls);
    return new OkHttpClient.Builder().dispatcher(dispatcher).build();
  }

  /// The repair. ALWAYS 20 in flight. (For more than 64 both limits have to be set.)
  static OkHttpClient withMaxRequestsPerHost(int calls) {
    var dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(calls);
    return new OkHttpClient.Builder().dispatcher(dispatcher).build();
  }

  /// Starts all calls and waits for all of them. ALWAYS as many in flight as the dispatcher lets
  /// run: by default 5.
  static List<String> enqueue(OkHttpClient client, List<String> urls) throws Exception {
    try {
      List<CompletableFuture<String>> answers =
          urls.stream().map(url -> start(client, url)).toList();
      CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)).get();
      return answers.stream().map(CompletableFuture::resultNow).toList();
    } finally {
      client.dispatcher().executorService().shutdown(); // step 2g says why
    }
  }

  /// The answer's body, or the failure, as a future. ALWAYS completes it, or its waiter waits for
  /// ever.
  static CompletableFuture<String> start(OkHttpClient client, String url) {
    var answer = new CompletableFuture<String>();
    client
        .newCall(request(url))
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  answer.complete(response.body().string());
                } catch (Throwable e) { // it broke off, or is too large for the memory
                  answer.completeExceptionally(e);
                }
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  /// The control: no dispatcher is asked. ALWAYS as many in flight as there are threads.
  static List<String> execute(OkHttpClient client, List<String> urls) throws Exception {
    var requests = urls.stream().<Callable<String>>map(url -> () -> get(client, url)).toList();
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<String>();
      for (Future<String> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static String get(OkHttpClient client, String url) throws IOException {
    try (Response response = client.newCall(request(url)).execute()) {
      return response.body().string();
    }
  }
}
