package executors;

import static executors.Step01b_AVirtualThreadForEachCall.onAPoolOfTen;
import static executors.Step01b_AVirtualThreadForEachCall.onVirtualThreads;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30) // what a broken step waits for never comes
class Step01b_AVirtualThreadForEachCallTest {
  private final HttpServer server;
  private final OkHttp http = OkHttp.atMost(100);

  Step01b_AVirtualThreadForEachCallTest() throws Exception {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void on_virtual_threads_a_hundred_calls_are_at_the_server_at_once() throws Exception {
    var all = new FutureTask<>(() -> onVirtualThreads(nCopies(100, server.url("/gate/all")), http));
    Thread.ofPlatform().start(all);
    server.awaitWaiting("all", 100); // a pool that is smaller would never get there
    server.open("all");
    assertThat(all.get()).hasSize(100).containsOnly("{\"gate\":\"all\"}");
  }

  @Test
  void a_pool_of_ten_has_ten_at_the_server_at_most() throws Exception {
    var all = new FutureTask<>(() -> onAPoolOfTen(nCopies(30, server.url("/gate/ten")), http));
    Thread.ofPlatform().start(all);
    server.awaitWaiting("ten", 10);
    server.open("ten");
    assertThat(all.get()).hasSize(30);
    assertThat(server.stats().peakInFlight()).isEqualTo(10);
  }
}
