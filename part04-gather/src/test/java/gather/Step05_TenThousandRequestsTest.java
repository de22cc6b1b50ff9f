package gather;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gather.load.Progress;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step05_TenThousandRequestsTest {

  private final OkHttp http = OkHttp.atMost(50);
  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
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

  private List<String> gather(String path, int requests, int atMost) throws InterruptedException {
    var progress = new Progress(requests, new PrintStream(drawn, true, UTF_8), false);
    return Step05_TenThousandRequests.gather(server.url(path), requests, atMost, http, progress);
  }

  /// The gate is opened when 50 wait there, and stays open for the others.
  @Test
  void as_many_connections_are_opened_as_may_be_in_flight_and_each_is_used_again()
      throws InterruptedException {
    Thread.startVirtualThread(() -> {
      server.awaitWaiting("all", 50);
      server.open("all");
    });
    assertThat(gather("/gate/all", 1000, 50)).hasSize(1000);
    assertThat(server.stats().connectionsOpened()).isEqualTo(50);
    assertThat(server.stats().peakInFlight()).isEqualTo(50);
    assertThat(server.stats().requests()).isEqualTo(1000);
  }

  @Test
  void every_request_has_its_answer() throws InterruptedException {
    assertThat(gather("/count", 100, 7))
        .hasSize(100)
        .doesNotHaveDuplicates()
        .allMatch(answer -> answer.startsWith("{\"count\":"));
  }

  @Test
  void fewer_requests_than_may_be_in_flight_need_no_more_workers() throws InterruptedException {
    assertThat(gather("/count", 3, 50)).hasSize(3);
    assertThat(server.stats().requests()).isEqualTo(3);
  }

  @Test
  void the_bar_is_full_in_the_end() throws InterruptedException {
    gather("/count", 100, 7);
    assertThat(drawn.toString(UTF_8).lines()).hasSize(4).last().asString().contains("100 of 100");
  }

  @Test
  void each_round_reports_its_seconds() throws InterruptedException {
    PrintStream out = System.out;
    System.setOut(new PrintStream(drawn, true, UTF_8));
    try {
      Step05_TenThousandRequests.report(2, server.url("/count"), 20, 3, http);
    } finally {
      System.setOut(out);
    }
    assertThat(drawn.toString(UTF_8).lines().filter(line -> line.contains("requests in")))
        .hasSize(2)
        .allMatch(line -> line.matches(".* 20 requests in \\d\\.\\d\\d s, at most 3 in flight"));
  }

  @Test
  void a_failure_ends_the_others() {
    assertThatThrownBy(() -> gather("/status/500", 100_000, 7))
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(server.stats().requests()).isLessThan(100_000);
  }
}
