package gather;

import static gather.Step03b_NothingIsLeftRunning.afterAFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gather.Step03b_NothingIsLeftRunning.Left;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step03b_NothingIsLeftRunningTest {

  private final OkHttp http = OkHttp.atMost(5);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    threads.close();
    http.close();
    server.close();
  }

  @Test
  void on_a_shared_executor_the_others_run_on_and_are_answered() throws Exception {
    assertThat(
            afterAFailure(
                tasks -> Step03b_NothingIsLeftRunning.shared(tasks, threads), http, server))
        .isEqualTo(new Left(4, 4, 0));
  }

  @Test
  void a_scope_leaves_none_and_the_server_sees_them_abandoned() throws Exception {
    for (int i = 0; i < 2; i++) { // counted anew each time
      assertThat(afterAFailure(Step03b_NothingIsLeftRunning::scoped, http, server))
          .isEqualTo(new Left(0, 0, 4));
    }
  }

  @Test
  void what_is_left_is_told_in_words() {
    assertThat(new Left(4, 3, 1))
        .hasToString("4 left running; the server answered 3, and saw 1 abandoned");
  }

  @Test
  void without_a_failure_both_have_all_results() throws Exception {
    assertThat(Step03b_NothingIsLeftRunning.shared(List.of(() -> "a", () -> "b"), threads))
        .containsExactly("a", "b");
    assertThat(Step03b_NothingIsLeftRunning.scoped(List.of(() -> "a", () -> "b")))
        .containsExactly("a", "b");
  }

  @Test
  void a_way_that_hides_the_failure_is_refused() {
    assertThatThrownBy(() ->
            afterAFailure(
                _ -> {
                  return List.of();
                },
                http,
                server))
        .hasMessage("it did not fail");
  }
}
