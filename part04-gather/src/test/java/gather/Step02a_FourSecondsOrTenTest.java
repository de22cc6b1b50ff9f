package gather;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import gather.Step02a_FourSecondsOrTen.Seen;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step02a_FourSecondsOrTenTest {

  private final OkHttp http = OkHttp.atMost(5);
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
  void one_by_one_there_is_one_in_flight() throws Exception {
    Callable<String> request = () -> http.get(server.url("/count?delay=0.01"));
    assertThat(Step02a_FourSecondsOrTen.oneByOne(server, nCopies(5, request)))
        .isEqualTo(new Seen(5, 1));
  }

  /// The gate is opened when all five wait there.
  @Test
  void together_all_are_in_flight() throws Exception {
    Callable<String> request = () -> http.get(server.url("/gate/all"));
    Thread.startVirtualThread(() -> {
      server.awaitWaiting("all", 5);
      server.open("all");
    });
    assertThat(Step02a_FourSecondsOrTen.together(server, nCopies(5, request)))
        .isEqualTo(new Seen(5, 5));
    Callable<String> another = () -> http.get(server.url("/count"));
    assertThat(Step02a_FourSecondsOrTen.together(server, nCopies(1, another)))
        .as("what was in flight before is not counted")
        .isEqualTo(new Seen(1, 1));
  }

  @Test
  void the_five_requests_are_those_of_the_server() throws Exception {
    var requests = Step02a_FourSecondsOrTen.requests("test", http, server);
    assertThat(requests).hasSize(5);
    assertThat(requests.getFirst().call()).isEqualTo("{\"count\":1}");
    assertThat(new Seen(5, 4)).hasToString("5 answers, at most 4 in flight");
  }

  @Test
  void what_the_server_saw_before_is_not_counted() throws Exception {
    Callable<String> request = () -> http.get(server.url("/count"));
    Step02a_FourSecondsOrTen.together(server, nCopies(5, request));
    assertThat(Step02a_FourSecondsOrTen.oneByOne(server, nCopies(1, request)))
        .isEqualTo(new Seen(1, 1));
    assertThat(Step02a_FourSecondsOrTen.together(server, nCopies(1, request)))
        .isEqualTo(new Seen(1, 1));
  }
}
