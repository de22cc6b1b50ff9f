package httpclient;

import static httpclient.OkHttp.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OkHttpTest {

  private final OkHttp http = OkHttp.atMost(20);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void its_bound_is_for_one_host_too() {
    var all = new CountDownLatch(20);
    enqueue(20, all);
    server.awaitWaiting("all", 20);
    assertThat(server.stats().peakInFlight()).isEqualTo(20);
    server.open("all");
  }

  @Test
  void it_keeps_a_connection_for_each_call_that_it_may_have() throws Exception {
    var answered = new CountDownLatch(20);
    enqueue(20, answered);
    server.awaitWaiting("all", 20);
    server.open("all");
    answered.await();
    assertThat(http.client().connectionPool().connectionCount()).isEqualTo(20);
    assertThat(http.get(server.url("/count"))).isEqualTo("{\"count\":1}");
    assertThat(server.stats().connectionsOpened()).isEqualTo(20);
  }

  @Test
  void what_is_no_success_is_a_failure_that_names_its_status() {
    assertThatThrownBy(() -> http.get(server.url("/status/418")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("418 from ");
  }

  @Test
  void closing_ends_the_calls_that_nobody_answers() throws InterruptedException {
    var ended = new CountDownLatch(1);
    enqueue(1, ended);
    server.awaitWaiting("all", 1);
    http.close();
    ended.await();
    assertThat(server.awaitStats("abandoned", 1).abandoned()).isEqualTo(1);
  }

  private void enqueue(int calls, CountDownLatch ended) {
    var callback =
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) throws IOException {
            try (response) {
              response.body().string(); // a connection whose answer is not read is not kept
            }
            ended.countDown();
          }

          @Override
          public void onFailure(Call call, IOException failure) {
            ended.countDown();
          }
        };
    for (int i = 0; i < calls; i++) {
      http.client().newCall(request(server.url("/gate/all"))).enqueue(callback);
    }
  }
}
