package executors;

import static executors.Step01a_APoolMakesBlockingCallsOverlap.onAPool;
import static executors.Step01a_APoolMakesBlockingCallsOverlap.oneAfterAnother;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30) // what a broken step waits for never comes
class Step01a_APoolMakesBlockingCallsOverlapTest {
  private final HttpServer server;
  private final OkHttp http = OkHttp.atMost(5);

  Step01a_APoolMakesBlockingCallsOverlapTest() throws Exception {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void one_after_another_a_call_begins_when_the_one_before_has_answered() throws Exception {
    assertThat(oneAfterAnother(nCopies(3, server.url("/count?delay=0.05")), http))
        .containsExactly("{\"count\":1}", "{\"count\":2}", "{\"count\":3}");
    assertThat(server.stats().peakInFlight()).isEqualTo(1);
  }

  @Test
  void on_a_pool_all_five_are_at_the_server_at_once() throws Exception {
    var all = new FutureTask<>(() -> onAPool(nCopies(5, server.url("/gate/all")), http));
    Thread.ofPlatform().start(all);
    server.awaitWaiting("all", 5); // one after another, the second would never come
    server.open("all");
    assertThat(all.get()).hasSize(5);
  }

  @Test
  void and_no_more_than_the_pool_has_threads() throws Exception {
    onAPool(nCopies(10, server.url("/count?delay=0.05")), http);
    assertThat(server.stats().peakInFlight()).isLessThanOrEqualTo(5);
    assertThat(server.stats().requests()).isEqualTo(10);
  }

  @Test
  void the_answers_come_in_the_order_of_the_urls() throws Exception {
    List<String> urls =
        List.of(server.url("/gate/first"), server.url("/count?delay=0"), server.url("/headers"));
    var all = new FutureTask<>(() -> onAPool(urls, http));
    Thread.ofPlatform().start(all);
    server.awaitWaiting("first", 1);
    server.awaitStats("requests", 3); // the first one answers last
    server.open("first");
    assertThat(all.get()).hasSize(3);
    assertThat(all.get().get(1)).isEqualTo("{\"count\":1}");
  }
}
