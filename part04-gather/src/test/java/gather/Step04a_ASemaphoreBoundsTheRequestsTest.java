package gather;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04a_ASemaphoreBoundsTheRequestsTest {

  private final OkHttp http = OkHttp.atMost(12);
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
  void the_server_never_sees_more_than_the_bound_and_sees_as_many() throws Exception {
    List<String> urls = nCopies(12, server.url("/count?delay=0.1"));
    assertThat(Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 3)).hasSize(12);
    assertThat(server.stats().peakInFlight()).isEqualTo(3);
  }

  @Test
  void a_bound_that_is_no_bound_lets_all_through() throws Exception {
    Thread.startVirtualThread(() -> {
      server.awaitWaiting("all", 12);
      server.open("all");
    });
    Step04a_ASemaphoreBoundsTheRequests.gather(nCopies(12, server.url("/gate/all")), http, 12);
    assertThat(server.stats().peakInFlight()).isEqualTo(12);
  }

  @Test
  void answers_are_in_the_order_of_the_requests() throws Exception {
    List<String> urls = IntStream.of(3, 1, 2).mapToObj(i -> server.url("/delay/0.0" + i)).toList();
    assertThat(Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 2))
        .containsExactly("{\"delay\":0.03}", "{\"delay\":0.01}", "{\"delay\":0.02}");
  }

  @Test
  void a_failure_is_heard() {
    List<String> urls = List.of(server.url("/gate/never"), server.url("/status/500"));
    assertThatThrownBy(() -> Step04a_ASemaphoreBoundsTheRequests.gather(urls, http, 2))
        .hasRootCauseInstanceOf(IOException.class);
  }
}
