package futures;

import static httpclient.OkHttp.request;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import httpserver.Stats;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// How is an HTTP call awaited?
///
/// One might expect that a cancelled future ends its call. The server goes on working for it, and
/// the client keeps a thread and a connection. And a response that comes too late for its future is
/// an open connection that no reader will close.
///
/// Run `make part_02 STEP=4d`. Watch what the server saw.
///
/// Trap: A late response does no harm. In fact, it is an open connection: the adapter closes it.
final class Step04d_AwaitAnHttpCall {
  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(4)) {
      OkHttpClient client = http.client();
      server.reset(); // once it answers it is warm, and what follows is the call's own time
      say("a call to the local server");
      try (Response response =
          awaitable(client.newCall(request(server.url("/count?delay=0")))).get()) {
        say("a response:            %d", response.code());
      }
      Seen oneWay = afterCancel(Step04d_AwaitAnHttpCall::oneWay, client, server);
      say("one way, cancelled:    %s", oneWay);
      Seen awaitable = afterCancel(Step04d_AwaitAnHttpCall::awaitable, client, server);
      say("awaitable, cancelled:  %s", awaitable);
    } // if its threads were not closed, OkHttp would keep the JVM for a minute
  }

  /// The mistake, if it is all there is. The reader of a response closes it. If the future was
  /// completed before, there is no reader, so it is closed here.
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

  /// The repair. Do not cancel after a success: the caller is still reading the body.
  static CompletableFuture<Response> awaitable(Call source) {
    CompletableFuture<Response> result = oneWay(source);
    var _ =
        result.whenComplete((_, failure) -> {
          if (failure != null) {
            source.cancel();
          }
        });
    return result;
  }

  /// What the server saw of a cancelled future. ALWAYS 1 answered one way, 1 abandoned both ways.
  record Seen(long answered, long abandoned) {
    @Override
    public String toString() {
      return "the server answered %d, and saw %d abandoned".formatted(answered, abandoned);
    }
  }

  static Seen afterCancel(
      Function<Call, CompletableFuture<Response>> adapter, OkHttpClient client, HttpServer server) {
    server.reset();
    Call call = client.newCall(request(server.url("/gate/cancelled")));
    CompletableFuture<Response> response = adapter.apply(call);
    server.awaitWaiting("cancelled", 1);
    response.cancel(true);
    if (call.isCanceled()) {
      return seen(server.awaitStats("abandoned", 1));
    }
    server.open("cancelled"); // the server does not know of the cancel, and answers
    return seen(server.awaitStats("answered", 1));
  }

  private static Seen seen(Stats stats) {
    return new Seen(stats.answered(), stats.abandoned());
  }
}
