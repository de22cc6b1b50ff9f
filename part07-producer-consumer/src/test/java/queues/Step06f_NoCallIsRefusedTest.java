package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step06f_NoCallIsRefused.PACE;
import static queues.Step06f_NoCallIsRefused.all;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step06f_NoCallIsRefused.Answered;
import queues.worker.Pace;
import queues.worker.PacedClient;

@Timeout(60)
class Step06f_NoCallIsRefusedTest {

  private final OkHttp http = OkHttp.atMost(40);
  private final AtomicLong nanoTime = new AtomicLong(); // the server's
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, nanoTime::get);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void at_once_the_burst_is_answered_and_the_rest_is_refused() throws InterruptedException {
    String url = server.url("/limited/eager?rate=50&burst=5");
    assertThat(all(40, () -> http.get(url))).isEqualTo(new Answered(5, 35));
  }

  /// On a real clock, however busy the machine is: late requests are fewer than the burst.
  @Test
  void paced_below_the_rate_none_is_refused() throws Exception {
    assertThat(PACE).isGreaterThan(Duration.ofSeconds(1).dividedBy(50));
    try (var real = HttpServer.start(0);
        var client = PacedClient.withWorkers(4, http::get, Pace.every(PACE), 40)) {
      String url = real.url("/limited/paced?rate=50&burst=5");
      assertThat(all(40, () -> client.fetch(url))).isEqualTo(new Answered(40, 0));
    }
  }
}
