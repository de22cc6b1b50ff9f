package httpclient;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// An OkHttp client with the bounds of a lesson, and the threads of its asynchronous calls.
///
/// OkHttp's own bounds are 5 asynchronous calls a host and 5 idle connections. A connection and
/// each read may take 10 s, and the call as a whole any time. Some requests it sends again without
/// a word. While it tries several addresses of a host at once (its *fast fallback*), an interrupt
/// comes out as an InterruptedException that no method declares. Each of these is stated here
/// instead.
public final class OkHttp implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 1).factory());
  private final OkHttpClient client;

  private OkHttp(int calls) {
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(calls);
    dispatcher.setMaxRequestsPerHost(calls);
    client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(calls, 5, SECONDS))
            .connectTimeout(Duration.ofSeconds(2))
            .readTimeout(Duration.ofSeconds(30)) // 500 at once on a busy machine
            .callTimeout(Duration.ofSeconds(60))
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)) // to load TLS takes 0.2 s
            .build();
  }

  /// A client that has so many calls of `enqueue` in flight and keeps so many idle connections. The
  /// dispatcher does not bound `execute`: whoever calls it has to.
  public static OkHttp atMost(int calls) {
    return new OkHttp(calls);
  }

  public OkHttpClient client() {
    return client;
  }

  /// The body of a successful answer, without the end of its line. Blocks the calling thread.
  ///
  /// @throws IOException if there is no answer in time, or its status is not 2xx
  public String get(String url) throws IOException {
    try (Response response = client.newCall(request(url)).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException(response.code() + " from " + response.request().url().encodedPath());
      }
      return response.body().string().strip();
    }
  }

  public static Request request(String url) {
    return new Request.Builder().url(url).build();
  }

  /// Cancels the calls in flight, and waits for the threads of asynchronous ones.
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    threads.close();
    client.connectionPool().evictAll();
  }
}
