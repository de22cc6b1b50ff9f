package gather;

import static httpclient.OkHttp.request;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static lesson.Lesson.say;

import httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// A program makes one call. How many requests does the server get?
///
/// One might expect one. OkHttp sends a request again, without a word, if the answer is 503 with
/// `Retry-After: 0`, and if a connection that it had kept breaks before the answer. That is welcome
/// where a request may be repeated, and in the way where attempts are counted or bounded.
///
/// Run `make part_04 STEP=2e`. Watch how many requests the servers have counted.
///
/// Trap: One call is one request. In fact, OkHttp repeats a request after a 503 with `Retry-After:
/// 0`, and after some broken connections.
final class Step02e_OneCallCanBeTwoRequests {

  static void main() throws Exception {
    var byDefault = new OkHttpClient();
    try (var server = HttpServer.useOrStart(8000)) {
      say("a service that is down for its first request");
      say("503, no Retry-After           %s", call(byDefault, server, "/flaky/a?fails=1"));
      String again = "/flaky/%s?fails=1&retryAfter=0";
      say("503, Retry-After: 0           %s", call(byDefault, server, again.formatted("b")));
      say("  with the header hidden      %s", call(onceAfter503(), server, again.formatted("c")));
    }
    say("a connection that was kept, and breaks");
    say("by default                    %s", callOnABrokenConnection(byDefault));
    var once = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    say("retryOnConnectionFailure off  %s", callOnABrokenConnection(once));
  }

  /// What the caller got, and how many requests the server counted for it.
  record Seen(String got, long requests) {
    @Override
    public String toString() {
      return "1 call, %d %s: %s".formatted(requests, requests == 1 ? "request" : "requests", got);
    }
  }

  /// ALWAYS 2 requests if the answer is 503 with `Retry-After: 0`, and 1 after any other 503.
  static Seen call(OkHttpClient client, HttpServer server, String path) {
    server.reset();
    String got = get(client, server.url(path));
    return new Seen(got, server.stats().requests());
  }

  /// The server answers the first call, keeps its connection, and closes it at the second. ALWAYS 2
  /// requests for the second call, and 1 if OkHttp may not repeat it.
  static Seen callOnABrokenConnection(OkHttpClient client) throws IOException {
    try (var server = new CuttingServer()) {
      get(client, server.url);
      int before = server.requests.get();
      return new Seen(get(client, server.url), server.requests.get() - before);
    }
  }

  private static String get(OkHttpClient client, String url) {
    try (Response response = client.newCall(request(url)).execute()) {
      return String.valueOf(response.code());
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  /// The repair, for a program that retries on its own (step 6b): a network interceptor sees the
  /// answer before OkHttp decides, and hides the header that it decides by. ALWAYS 1 request.
  static OkHttpClient onceAfter503() {
    Interceptor hide =
        chain -> {
          Response it = chain.proceed(chain.request());
          return it.code() == 503 ? it.newBuilder().removeHeader("Retry-After").build() : it;
        };
    return new OkHttpClient.Builder().addNetworkInterceptor(hide).build();
  }

  /// Answers the first request on each connection, and closes the connection at the second.
  private static final class CuttingServer implements AutoCloseable {
    private final ServerSocket listening =
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String url = "http://127.0.0.1:" + listening.getLocalPort();
    private final AtomicInteger requests = new AtomicInteger();

    CuttingServer() throws IOException {
      Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
      try {
        while (true) {
          serve(listening.accept()); // one at a time: the second comes when the first is closed
        }
      } catch (IOException e) {
        // The server was closed.
      }
    }

    private void serve(Socket connection) {
      try (connection;
          var in = new Scanner(connection.getInputStream(), US_ASCII).useDelimiter("\r\n\r\n")) {
        in.next();
        requests.incrementAndGet();
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        connection.getOutputStream().write(answer.getBytes(US_ASCII));
        in.next();
        requests.incrementAndGet();
      } catch (IOException | NoSuchElementException e) {
        // The client has closed the connection.
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
