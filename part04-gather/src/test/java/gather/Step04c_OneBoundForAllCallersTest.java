package gather;

import static java.util.Collections.nCopies;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04c_OneBoundForAllCallersTest {

  private final OkHttp http = OkHttp.atMost(3);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    server.close();
    http.close();
  }

  @Test
  void a_semaphore_for_each_lets_two_callers_have_six_in_flight() throws Exception {
    List<String> urls = nCopies(3, server.url("/gate/all"));
    var one = threads.submit(() -> Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 3));
    var two = threads.submit(() -> Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 3));
    server.awaitWaiting("all", 6);
    server.open("all");
    assertThat(one.get(10, SECONDS)).hasSize(3);
    assertThat(two.get(10, SECONDS)).hasSize(3);
  }

  /// All twelve are with the dispatcher, and it runs three of them.
  @Test
  void a_dispatcher_lets_two_callers_have_three_in_flight() throws Exception {
    List<String> urls = nCopies(6, server.url("/gate/all"));
    Future<List<String>> one =
        threads.submit(() -> Step04c_OneBoundForAllCallers.gather(urls, http));
    Future<List<String>> two =
        threads.submit(() -> Step04c_OneBoundForAllCallers.gather(urls, http));
    server.awaitWaiting("all", 3);
    var dispatcher = http.client().dispatcher();
    while (dispatcher.runningCallsCount() + dispatcher.queuedCallsCount() < 12) {
      Thread.sleep(1);
    }
    assertThat(dispatcher.runningCallsCount()).isEqualTo(3);
    server.open("all");
    assertThat(one.get(10, SECONDS)).hasSize(6);
    assertThat(two.get(10, SECONDS)).hasSize(6);
    assertThat(server.stats().peakInFlight()).isEqualTo(3);
  }

  @Test
  void answers_are_in_the_order_of_the_requests() throws Exception {
    List<String> urls = List.of(server.url("/delay/0.05"), server.url("/delay/0.01"));
    assertThat(Step04c_OneBoundForAllCallers.gather(urls, http))
        .satisfiesExactly(
            first -> assertThat(first).contains("0.05"),
            second -> assertThat(second).contains("0.01"));
  }

  @Test
  void a_call_that_fails_is_heard() {
    List<String> urls = List.of(server.url("/count"));
    server.close();
    assertThatThrownBy(() -> Step04c_OneBoundForAllCallers.gather(urls, http))
        .hasCauseInstanceOf(IOException.class);
  }
}
