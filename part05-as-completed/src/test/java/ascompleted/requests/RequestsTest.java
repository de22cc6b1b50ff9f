package ascompleted.requests;

import static lesson.Lesson.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestsTest {

  @Test
  void a_request_has_the_answers_body() throws IOException {
    try (var requests = Requests.atMost(1);
        var all = span("all").waits()) {
      assertThat(requests.get(all, "one", "/count")).isEqualTo("{\"count\":1}");
      assertThatThrownBy(() -> requests.get(all, "broken", "/status/500"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("500");
    }
  }

  @Test
  void an_interrupt_ends_a_request_on_a_virtual_thread_and_the_server_sees_it() throws Exception {
    try (var requests = Requests.atMost(1);
        var all = span("all").waits()) {
      var ended = new CompletableFuture<Exception>();
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  requests.get(all, "waits", "/gate/waits");
                } catch (IOException e) {
                  ended.complete(e);
                }
              });
      requests.server().awaitWaiting("waits", 1);
      thread.interrupt();
      assertThat(ended.get()).isInstanceOf(IOException.class);
      assertThat(requests.server().awaitStats("abandoned", 1).inFlight()).isZero();
    }
  }

  @Test
  void closed_it_keeps_no_connection() throws IOException {
    var requests = Requests.atMost(1);
    requests.close();
    assertThat(requests.http().client().connectionPool().connectionCount()).isZero();
  }
}
