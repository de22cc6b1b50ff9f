package futures;

import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import httpserver.HttpServer;
import httpserver.Stats;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// How is an HTTP call awaited?
///
/// One might expect a cancelled call to be one that nobody waits for. The server goes on working
/// for it, and one of the client's few threads and connections is kept. And a response that comes
/// too late for its future is an open connection that nobody will close.
///
/// Run `make part_02 STEP=4d`. Watch what the server saw: a request answered in vain, and one
/// abandoned by its client.
final class Step04d_AwaitAnHttpCall {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("http-", 1).factory())) {
      OkHttpClient client = newClient(threads, 4);
      server.reset(); // once it answers it is warm, and what follows is the call's own time
      say("a call to the local server");
      try (Response response = awaitable(client.newCall(get(server.url("/count?delay=0")))).get()) {
        say("a response:            %d", response.code());
      }
      say(
          "one way, cancelled:    %s",
          afterCancel(Step04d_AwaitAnHttpCall::oneWay, client, server));
      say(
          "awaitable, cancelled:  %s",
          afterCancel(Step04d_AwaitAnHttpCall::awaitable, client, server));
      client.connectionPool().evictAll();
    } // without closing its threads, OkHttp would keep the JVM for a minute
  }

  /// The mistake, if it is all there is. Whoever reads the response closes it; if the future was
  /// completed before, nobody will, so that is done here.
  static CompletableFuture<Response> oneWay(Call source) {
    var result = new CompletableFuture<Response>();
    source.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            if (!result.complete(response)) {
              response.close();
            }
          }

          @Override
          public void onFailure(Call call, IOException failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  /// The repair. Not on success: the body is still to be read, and cancelling would cut it off.
  static CompletableFuture<Response> awaitable(Call source) {
    CompletableFuture<Response> result = oneWay(source);
    result.whenComplete((_, failure) -> {
      if (failure != null) {
        source.cancel();
      }
    });
    return result;
  }

  /// What the server saw of a call whose future was cancelled. ALWAYS (1, 0) one way, (0, 1) both
  /// ways.
  record Seen(long answered, long abandoned) {}

  static Seen afterCancel(
      Function<Call, CompletableFuture<Response>> adapter, OkHttpClient client, HttpServer server) {
    server.reset();
    Call call = client.newCall(get(server.url("/gate/cancelled")));
    CompletableFuture<Response> response = adapter.apply(call);
    server.awaitWaiting("cancelled", 1);
    response.cancel(true);
    if (call.isCanceled()) {
      return seen(server.awaitStats("abandoned", 1));
    }
    server.open("cancelled"); // the server was told nothing, and answers
    return seen(server.stats());
  }

  static Seen seen(Stats stats) {
    return new Seen(stats.requests() - stats.inFlight() - stats.abandoned(), stats.abandoned());
  }

  static Request get(String url) {
    return new Request.Builder().url(url).build();
  }

  /// As all steps make it. The bound is that of calls at once and of connections kept; OkHttp's own
  /// are 5 calls a host and 5 connections. The caller closes `threads`.
  static OkHttpClient newClient(ExecutorService threads, int atOnce) {
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(atOnce);
    dispatcher.setMaxRequestsPerHost(atOnce);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(atOnce, 5, SECONDS))
        .connectTimeout(Duration.ofSeconds(2))
        .readTimeout(Duration.ofSeconds(10))
        .callTimeout(Duration.ofSeconds(20))
        .retryOnConnectionFailure(false)
        .build();
  }
}
