package gather;

import static java.util.Collections.nCopies;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04b_ASlowHeadHoldsTheOthersUpTest {

  private final OkHttp http = OkHttp.atMost(4);
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

  /// The first waits at a gate; the others are answered at once.
  private List<String> slowHead() {
    var urls = new ArrayList<>(nCopies(5, server.url("/count")));
    urls.set(0, server.url("/gate/head"));
    return urls;
  }

  @Test
  void a_semaphore_lets_the_others_through_while_the_head_is_slow() throws Exception {
    Future<List<String>> answers =
        threads.submit(() -> Step04a_ASemaphoreBoundsTheRequests.gather(slowHead(), http, 2));
    assertThat(server.awaitStats("requests", 5).inFlight()).isPositive(); // the head is
    server.awaitWaiting("head", 1);
    server.open("head");
    assertThat(answers.get(10, SECONDS)).hasSize(5);
  }

  /// That the third does not come has a limit on the clock: 0.2 s.
  @Test
  void the_second_keeps_its_place_until_the_head_is_done() throws Exception {
    Future<List<String>> answers =
        threads.submit(() -> Step04b_ASlowHeadHoldsTheOthersUp.gather(slowHead(), http, 2));
    server.awaitStats("requests", 2);
    server.awaitWaiting("head", 1);
    var third = new CountDownLatch(1);
    threads.execute(() -> {
      server.awaitStats("requests", 3);
      third.countDown();
    });
    assertThat(third.await(200, MILLISECONDS)).as("the third request was sent").isFalse();
    server.open("head");
    assertThat(answers.get(10, SECONDS)).hasSize(5);
    assertThat(server.stats().requests()).isEqualTo(5);
  }

  @Test
  void the_server_never_sees_more_than_the_bound_and_sees_as_many() {
    List<String> urls = nCopies(12, server.url("/count?delay=0.1"));
    assertThat(Step04b_ASlowHeadHoldsTheOthersUp.gather(urls, http, 3)).hasSize(12);
    assertThat(server.stats().peakInFlight()).isEqualTo(3);
  }

  @Test
  void answers_are_in_the_order_of_the_requests() {
    List<String> urls = List.of(server.url("/delay/0.05"), server.url("/delay/0.01"));
    assertThat(Step04b_ASlowHeadHoldsTheOthersUp.gather(urls, http, 2))
        .containsExactly("{\"delay\":0.05}", "{\"delay\":0.01}");
  }

  @Test
  void a_failure_is_heard() {
    assertThatThrownBy(() ->
            Step04b_ASlowHeadHoldsTheOthersUp.gather(List.of(server.url("/status/500")), http, 2))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("500");
  }
}
