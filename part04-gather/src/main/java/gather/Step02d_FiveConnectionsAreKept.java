package gather;

import static httpclient.OkHttp.request;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// A client sends 10 requests at once, and does so three times. How many connections does it open?
///
/// One might expect 10: OkHttp keeps its connections, and uses them again. It keeps 5 that are
/// idle, by default, and closes the others as soon as they are.
///
/// Run `make part_04 STEP=2d`. Watch the sum: 10 + 5 + 5.
///
/// Trap: OkHttp uses its connections again. In fact, it keeps 5 idle ones, and opens the others
/// anew each time; a pool as large as the bound keeps them all.
final class Step02d_FiveConnectionsAreKept {

  private static final int AT_ONCE = 10;

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000)) {
      say("three rounds of 10 requests at once");
      say("by default        %d connections", opened(new ConnectionPool(), 5, server));
      say(
          "with room for 10  %d connections",
          opened(new ConnectionPool(10, 5, SECONDS), 10, server));
    }
  }

  /// How many connections the server has seen opened. ALWAYS 10 in the first round, and in each of
  /// the other two as many as were not kept: 5 by default, none if 10 are kept.
  static long opened(ConnectionPool pool, int kept, HttpServer server) throws Exception {
    server.reset();
    var client = new OkHttpClient.Builder().connectionPool(pool).build();
    for (int round = 1; round <= 3; round++) {
      sendAll(client, server, "round-" + round);
      awaitIdle(pool, kept);
    }
    pool.evictAll();
    return server.stats().connectionsOpened();
  }

  /// All are in flight at the same time: the gate is opened when they are.
  private static void sendAll(OkHttpClient client, HttpServer server, String gate)
      throws Exception {
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, AT_ONCE)
              .mapToObj(_ -> threads.submit(() -> get(client, server.url("/gate/" + gate))))
              .toList();
      server.awaitWaiting(gate, AT_ONCE);
      server.open(gate);
      for (Future<?> answer : answers) {
        answer.get();
      }
    }
  }

  private static Void get(OkHttpClient client, String url) throws IOException {
    try (Response response = client.newCall(request(url)).execute()) {
      response.body().string();
      return null;
    }
  }

  /// The pool closes on a thread of its own what it does not keep.
  private static void awaitIdle(ConnectionPool pool, int atMost) throws InterruptedException {
    while (pool.connectionCount() > atMost) {
      Thread.sleep(1);
    }
  }
}
