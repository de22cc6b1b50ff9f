package gather;

import static gather.Step02e_OneCallCanBeTwoRequests.call;
import static gather.Step02e_OneCallCanBeTwoRequests.callOnABrokenConnection;
import static gather.Step02e_OneCallCanBeTwoRequests.onceAfter503;
import static org.assertj.core.api.Assertions.assertThat;

import gather.Step02e_OneCallCanBeTwoRequests.Seen;
import httpserver.HttpServer;
import java.io.IOException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Step02e_OneCallCanBeTwoRequestsTest {

  private final OkHttpClient byDefault = new OkHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_503_that_may_be_repeated_at_once_is_repeated_once() {
    assertThat(call(byDefault, server, "/flaky/a?fails=1&retryAfter=0"))
        .isEqualTo(new Seen("200", 2));
    assertThat(call(byDefault, server, "/flaky/a?fails=9&retryAfter=0"))
        .isEqualTo(new Seen("503", 2));
  }

  @Test
  void any_other_503_is_not() {
    assertThat(call(byDefault, server, "/flaky/a?fails=1")).isEqualTo(new Seen("503", 1));
    assertThat(call(byDefault, server, "/flaky/b?fails=1&retryAfter=1"))
        .isEqualTo(new Seen("503", 1));
  }

  @Test
  void a_408_is_repeated_once_if_the_client_may_repeat() {
    var once = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    assertThat(call(byDefault, server, "/status/408")).isEqualTo(new Seen("408", 2));
    assertThat(call(once, server, "/status/408")).isEqualTo(new Seen("408", 1));
  }

  @Test
  void with_the_header_hidden_one_call_is_one_request() {
    assertThat(call(onceAfter503(), server, "/flaky/a?fails=1&retryAfter=0"))
        .isEqualTo(new Seen("503", 1));
    assertThat(call(onceAfter503(), server, "/count")).isEqualTo(new Seen("200", 1));
  }

  @Test
  void a_request_on_a_kept_connection_that_breaks_is_repeated_on_a_new_one() throws IOException {
    assertThat(callOnABrokenConnection(byDefault)).isEqualTo(new Seen("200", 2));
  }

  @Test
  void unless_the_client_may_not_repeat_it() throws IOException {
    var once = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    assertThat(callOnABrokenConnection(once)).isEqualTo(new Seen("IOException", 1));
  }

  @Test
  void what_was_seen_is_told_in_words() {
    assertThat(new Seen("200", 2)).hasToString("1 call, 2 requests: 200");
    assertThat(new Seen("503", 1)).hasToString("1 call, 1 request: 503");
  }
}
