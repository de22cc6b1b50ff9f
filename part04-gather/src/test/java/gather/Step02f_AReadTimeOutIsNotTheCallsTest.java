package gather;

import static gather.Step02f_AReadTimeOutIsNotTheCalls.get;
import static gather.Step02f_AReadTimeOutIsNotTheCalls.limits;
import static org.assertj.core.api.Assertions.assertThat;

import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Step02f_AReadTimeOutIsNotTheCallsTest {

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
  void by_default_a_read_has_ten_seconds_and_a_call_has_no_limit() {
    assertThat(limits(new OkHttpClient()))
        .isEqualTo("connect 10 s, read 10 s, call without a limit");
  }

  @Test
  void a_read_time_out_ends_the_wait_for_an_answer_that_does_not_come() {
    var client = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(50)).build();
    assertThat(get(client, server.url("/gate/never"), "silent"))
        .isEqualTo("SocketTimeoutException");
  }

  /// 30 pauses of 0.1 s are more than 2 s, and none of them is.
  @Test
  void it_does_not_end_an_answer_whose_parts_come_in_time() {
    var client = new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(2)).build();
    assertThat(get(client, server.url("/stream/30?delay=0.1"), "slow")).isEqualTo("30 lines");
  }

  @Test
  void a_call_time_out_ends_both() {
    var client = new OkHttpClient.Builder().callTimeout(Duration.ofMillis(150)).build();
    assertThat(get(client, server.url("/gate/never"), "silent"))
        .isEqualTo("InterruptedIOException");
    assertThat(get(client, server.url("/stream/300?delay=0.1"), "slow"))
        .isEqualTo("InterruptedIOException");
  }
}
