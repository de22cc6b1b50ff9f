package gather;

import static httpclient.OkHttp.request;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import okhttp3.Response;

/// A service is down. A page calls a shop, the shop calls the stock, and each of them tries three
/// times. How many requests does the service get for one page?
///
/// One might expect 3, or 3 + 3 + 3. Each try of the page makes three of the shop, and each of
/// these makes three of the stock. A service that fails under load gets its load multiplied when it
/// fails: a *retry storm*.
///
/// Run `make part_04 STEP=6a`. Watch the requests, as the service has counted them.
///
/// Trap: Retries help a service that is down. In fact, in three layers they send it 27 requests for
/// one; retry in one layer, and within a budget for all calls.
final class Step06a_RetriesMultiply {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(1)) {
      Callable<Integer> service = () -> ask(http, server.url("/flaky/stock?fails=1000000"));
      say("the service fails each time; 20 pages are asked for");
      say(
          "three layers, 3 tries each    %3d requests",
          requests(server, () -> threeLayers(service)));
      say("one layer, 3 tries            %3d requests", requests(server, () -> retry(service, 3)));
      var budget = new Budget();
      say(
          "one layer, 3 tries, a budget  %3d requests",
          requests(server, () -> retry(service, 3, budget)));
    }
  }

  /// The mistake: each layer means well. ALWAYS 3 × 3 × 3 = 27 requests if all fail.
  static int threeLayers(Callable<Integer> service) throws Exception {
    Callable<Integer> stock = () -> retry(service, 3);
    Callable<Integer> shop = () -> retry(stock, 3);
    return retry(shop, 3);
  }

  /// The control. ALWAYS 3 requests if all fail.
  static <T> T retry(Callable<T> call, int tries) throws Exception {
    for (int left = tries - 1; ; left--) {
      try {
        return call.call();
      } catch (IOException e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /// The repair. A retry has to be paid for by ten calls: where ten calls or more lie between two
  /// failures there is enough in the budget for each, and when all fail there is not.
  static <T> T retry(Callable<T> call, int tries, Budget budget) throws Exception {
    budget.countCall();
    for (int left = tries - 1; ; left--) {
      try {
        return call.call();
      } catch (IOException e) {
        if (left == 0 || !budget.pay()) {
          throw e;
        }
      }
    }
  }

  /// One for all calls of a service. Each call pays in 1, and a retry costs 10: at most one retry
  /// for ten calls. It starts with nothing, and keeps no more than 10 retries: a quiet hour does
  /// not save up for a storm.
  static final class Budget {
    private int credit;

    synchronized void countCall() {
      credit = Math.min(credit + 1, 100);
    }

    synchronized boolean pay() {
      if (credit < 10) {
        return false;
      }
      credit -= 10;
      return true;
    }
  }

  /// For 20 pages, all of which fail.
  static long requests(HttpServer server, Callable<Integer> page) throws Exception {
    server.reset();
    for (int i = 0; i < 20; i++) {
      try {
        page.call();
      } catch (IOException e) {
        // This page is not shown.
      }
    }
    return server.stats().requests();
  }

  static int ask(OkHttp http, String url) throws IOException {
    try (Response response = http.client().newCall(request(url)).execute()) {
      if (response.code() == 503) {
        throw new IOException("503");
      }
      return response.code();
    }
  }
}
