package futures;

import static futures.Step04d_AwaitAnHttpCall.afterCancel;
import static futures.Step04d_AwaitAnHttpCall.awaitable;
import static httpclient.OkHttp.request;
import static java.time.Duration.ZERO;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futures.Step04d_AwaitAnHttpCall.Seen;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04d_AwaitAnHttpCallTest {

  private final OkHttp http = OkHttp.atMost(4);
  private final OkHttpClient client = http.client();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    server.close();
    http.close();
  }

  @Test
  void one_way_the_server_answers_a_cancelled_call() {
    assertThat(afterCancel(Step04d_AwaitAnHttpCall::oneWay, client, server))
        .isEqualTo(new Seen(1, 0));
  }

  @Test
  void both_ways_the_server_sees_a_cancelled_call_abandoned() {
    assertThat(afterCancel(Step04d_AwaitAnHttpCall::awaitable, client, server))
        .isEqualTo(new Seen(0, 1));
  }

  @Test
  void the_server_sees_a_call_abandoned_that_ran_out_of_time() {
    var patient = client.newBuilder().readTimeout(ZERO).callTimeout(ZERO).build();
    var future = awaitable(patient.newCall(request(server.url("/gate/late"))));
    server.awaitWaiting("late", 1);
    future.orTimeout(1, MILLISECONDS);
    assertThat(server.awaitStats("abandoned", 1).inFlight()).isZero();
    assertThat(future.exceptionNow()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void what_the_server_saw_is_counted_anew_each_time() {
    for (int i = 0; i < 2; i++) {
      assertThat(afterCancel(Step04d_AwaitAnHttpCall::awaitable, client, server))
          .isEqualTo(new Seen(0, 1));
    }
  }

  @Test
  void the_body_can_be_read_after_the_future_is_done() throws Exception {
    try (Response response =
        awaitable(client.newCall(request(server.url("/bytes/1000000")))).get()) {
      assertThat(response.body().bytes()).hasSize(1_000_000);
    }
  }

  @Test
  void a_failure_comes_through() throws IOException {
    var nobody = new ServerSocket(0);
    nobody.close(); // its port is free, so a connection is refused
    var call = client.newCall(request("http://127.0.0.1:" + nobody.getLocalPort()));
    assertThatThrownBy(awaitable(call)::get).hasCauseInstanceOf(ConnectException.class);
  }

  /// The interceptor stands between the network and the callback: it completes the future when the
  /// response is there, and before the adapter has seen it.
  @Test
  void a_response_that_comes_too_late_is_closed() throws Exception {
    var future = new CompletableFuture<CompletableFuture<Response>>();
    var late = new CompletableFuture<Response>();
    var intercepted =
        client
            .newBuilder()
            .addInterceptor(chain -> {
              Response response = chain.proceed(chain.request());
              future.join().complete(null);
              late.complete(response);
              return response;
            })
            .build();
    future.complete(awaitable(intercepted.newCall(request(server.url("/bytes/1000000")))));
    Response response = late.get();
    http.close(); // waits for the callback
    assertThatThrownBy(response.body()::bytes).isInstanceOf(IllegalStateException.class);
  }
}
