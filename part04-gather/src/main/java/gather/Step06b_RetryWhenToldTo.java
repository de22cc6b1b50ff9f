package gather;

import static httpclient.OkHttp.request;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// A service admits 5 requests at once, and 10 a second in the long run. 20 clients come at once,
/// and those that are refused try again until they are admitted. How many requests does that take?
///
/// One might expect that it hardly matters when they try again. A client that tries at once is
/// refused at once, dozens of times. The answer 429 says in `Retry-After` when there will be room;
/// clients that all wait for just that long come back at the same moment, and most of them in vain.
/// *Jitter*, a random part of the wait, spreads them.
///
/// Run `make part_04 STEP=6b`. Watch the requests that 20 admissions took.
///
/// Trap: To wait as long as `Retry-After` says is enough. In fact, clients that were refused
/// together come back together; a random part of the wait keeps them apart.
final class Step06b_RetryWhenToldTo {

  private static final String ROUTE = "/limited/door?rate=10&burst=5";

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(20)) {
      OkHttpClient client = http.client();
      String url = server.url(ROUTE);
      DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
      http.get(server.url("/count"));
      say("20 clients; 5 are admitted at once, and up to 10 a second from then on");
      Wait atOnce = _ -> Duration.ZERO; // the mistake
      say(
          "try again at once         %4d requests",
          twenty(server, () -> admitted(client, url, atOnce)));
      Wait asTold = retryAfter -> retryAfter;
      say(
          "when told to              %4d requests",
          twenty(server, () -> admitted(client, url, asTold)));
      Wait spread = retryAfter -> spread(retryAfter, random); // the repair
      say(
          "when told to, and jitter  %4d requests",
          twenty(server, () -> admitted(client, url, spread)));
    }
  }

  /// How long to wait, if the server says so.
  @FunctionalInterface
  interface Wait {
    Duration after(Duration retryAfter);
  }

  /// The wait that the server asks for, and up to as much again. NEVER less: a client that comes
  /// sooner than it was told to adds to the load that it was refused for.
  static Duration spread(Duration retryAfter, DoubleSupplier random) {
    return retryAfter.plusNanos((long) (retryAfter.toNanos() * random.getAsDouble()));
  }

  /// Returns how many requests it took. Any status but 429 ends the trying.
  static long admitted(OkHttpClient client, String url, Wait wait)
      throws IOException, InterruptedException {
    for (long requests = 1; ; requests++) {
      Duration retryAfter;
      try (Response response = client.newCall(request(url)).execute()) {
        if (response.isSuccessful()) {
          return requests;
        }
        if (response.code() != 429) { // this service has no other refusal that may be repeated
          throw new IOException(response.code() + " is not to be repeated");
        }
        retryAfter = Duration.ofSeconds(Long.parseLong(response.header("Retry-After", "1")));
      }
      Thread.sleep(wait.after(retryAfter));
    }
  }

  /// Twenty clients at once. Returns how many requests the server has counted.
  static long twenty(HttpServer server, Callable<Long> client) throws InterruptedException {
    server.reset(); // the bucket is full again
    try (var scope = open()) {
      for (int i = 0; i < 20; i++) {
        scope.fork(client);
      }
      scope.join();
    }
    return server.stats().requests();
  }
}
