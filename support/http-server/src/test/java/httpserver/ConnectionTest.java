package httpserver;

import static httpserver.Wire.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

  private final Traffic traffic = new Traffic();
  private final Router router = new Routes(traffic, System::nanoTime).router();
  private final Wire wire = new Wire(router, traffic);

  @Test
  void requests_that_arrive_together_are_answered_in_their_order() {
    wire.send(
        request("GET", "/delay/3") + request("GET", "/delay/1") + request("GET", "/status/202"));
    wire.pass(ofMillis(2_999));
    assertThat(wire.received()).isEmpty();
    wire.pass(ofMillis(1));
    assertThat(wire.received()).contains("{\"delay\":3.0}").doesNotContain("{\"delay\":1.0}");
    wire.pass(ofSeconds(1));
    assertThat(wire.received()).containsSubsequence("{\"delay\":1.0}", "{\"status\":202}");
    assertThat(traffic.stats().peakInFlight()).isEqualTo(1);
    assertThat(wire.isOpen()).isTrue();
  }

  @Test
  void it_does_not_matter_how_the_bytes_are_cut() {
    String requests =
        request("GET", "/count?delay=0")
            + "POST /reset HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Length: 5\r\n\r\n"
            + "helloGET /headers HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "3\r\n"
            + "abc\r\n"
            + "0\r\n\r\n"
            + request("HEAD", "/bytes/9");
    String whole = new Wire().send(requests).pass(ofMillis(0)).received();
    assertThat(whole).containsSubsequence("\"count\":1", "\"requests\":0", "\"headers\"", ": 9");
    for (int cut = 1; cut < requests.length(); cut++) {
      var cutOnce = new Wire().send(requests.substring(0, cut)).send(requests.substring(cut));
      assertThat(cutOnce.pass(ofMillis(0)).received()).isEqualTo(whole);
    }
    var bytewise = new Wire();
    requests.chars().forEach(c -> bytewise.send(Character.toString(c)));
    assertThat(bytewise.pass(ofMillis(0)).received()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /count HTTP/1.1\r\nHo",
        "GET /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf",
        "GET /count HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
      })
  void half_a_request_then_silence_is_answered_with_408_and_closed(String half) {
    wire.send(half).pass(ofMillis(9_999));
    assertThat(wire.received()).isEmpty();
    wire.pass(ofMillis(1));
    assertThat(wire.received())
        .startsWith("HTTP/1.1 408 ")
        .contains("connection: close\r\n")
        .endsWith("{\"error\":\"the request is not whole after 10 seconds\"}\n");
    wire.pass(ofSeconds(1));
    assertThat(wire.isOpen()).isFalse();
    assertThat(traffic.stats().requests()).as("was never one").isZero();
  }

  @Test
  void half_a_request_that_comes_with_the_one_before_it_has_no_more_time() {
    for (String half : List.of("G", "GET /count HTTP/1.1\r\nHost: localhost\r\n")) {
      var client = new Wire(router, traffic).send(request("GET", "/status/200") + half);
      assertThat(client.received()).startsWith("HTTP/1.1 200 ");
      assertThat(client.pass(ofMillis(9_999)).received()).isEmpty();
      assertThat(client.pass(ofMillis(1)).received()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void a_byte_now_and_then_gains_no_time() {
    for (char c : "GET /count".toCharArray()) {
      wire.send(Character.toString(c)).pass(ofSeconds(1));
    }
    assertThat(wire.received()).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void an_idle_connection_is_closed_without_a_word() {
    wire.get("/count").pass(ofSeconds(0)).received();
    wire.pass(ofMillis(59_999));
    assertThat(wire.isOpen()).isTrue();
    wire.pass(ofMillis(1));
    assertThat(wire.isOpen()).isFalse();
    assertThat(wire.received()).isEmpty();
  }

  @Test
  void a_request_in_flight_has_no_time_out() {
    wire.get("/delay/3600").pass(ofHours(1));
    assertThat(wire.received()).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void half_a_request_has_its_full_time_after_the_answer_before_it() {
    wire.get("/delay/30").send("GET /c").pass(ofSeconds(30));
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ");
    wire.send("ount HTTP/1.1\r\nHost: localhost\r\n\r\n").pass(ofSeconds(0));
    assertThat(wire.received()).endsWith("{\"count\":1}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense\\r\\n\\r\\n                                                | 400
          GET\\r\\n\\r\\n                                                     | 400
          GET / HTTP/1.1\\r\\nno colon\\r\\n\\r\\n                            | 400
          GET / HTTP/1.1\\r\\nHost: localhost\\r\\nA b: 1\\r\\n\\r\\n                 | 400
          GET / HTTP/1.1\\r\\n\\r\\n                                          | 400
          GET / HTTP/1.1\\r\\nHost: localhost\\r\\nHost: y\\r\\n\\r\\n                | 400
          GET / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: -1\\r\\n\\r\\n     | 400
          GET / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: ham\\r\\n\\r\\n    | 400
          GET / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 65537\\r\\n\\r\\n  | 413
          PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n                            | 505
          GET / HTTP/3.0\\r\\nHost: localhost\\r\\n\\r\\n                             | 505
          """)
  void what_is_no_request_is_refused_and_the_connection_closed(String bytes, int status) {
    wire.send(bytes.translateEscapes());
    assertThat(wire.received())
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("connection: close\r\n")
        .contains("{\"error\":\"");
    wire.get("/count").pass(ofSeconds(1));
    assertThat(wire.received()).as("nothing after it is read").isEmpty();
    assertThat(wire.isOpen()).isFalse();
  }

  @Test
  void a_first_line_over_4_KiB_is_414_and_headers_over_8_KiB_are_431() {
    assertThat(wire.get("/" + "a".repeat(4096)).received()).startsWith("HTTP/1.1 414 ");
    String headers = ("A: " + "a".repeat(1000) + "\r\n").repeat(9);
    assertThat(new Wire().send("GET / HTTP/1.1\r\n" + headers).received())
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void a_chunked_body_over_64_KiB_is_413() {
    wire.send("POST /reset HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 64; i++) {
      wire.send("400\r\n" + "a".repeat(1024) + "\r\n");
    }
    assertThat(wire.received()).isEmpty();
    wire.send("1\r\na\r\n");
    assertThat(wire.received()).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void a_malformed_chunk_is_400() {
    wire.send(
        "POST /reset HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nham\r\n");
    assertThat(wire.received()).startsWith("HTTP/1.1 400 ").contains("malformed body");
  }

  @Test
  void what_is_refused_waits_for_the_answers_before_it() {
    wire.send(request("GET", "/delay/1") + "nonsense\r\n\r\n");
    assertThat(wire.received()).isEmpty();
    wire.pass(ofSeconds(1));
    assertThat(wire.received()).containsSubsequence("HTTP/1.1 200 ", "HTTP/1.1 400 ");
  }

  @Test
  void expect_100_continue_is_told_to_go_on() {
    wire.send(
        "POST /reset HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    assertThat(wire.received()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    wire.send("ab");
    assertThat(wire.received()).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void no_continue_comes_in_the_middle_of_another_answer() {
    wire.get("/stream/2?delay=1").pass(ofSeconds(1));
    wire.send(
        "POST /reset HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    wire.pass(ofSeconds(1)).send("ab");
    assertThat(wire.received())
        .containsSubsequence("{\"line\":0}", "{\"line\":1}", "HTTP/1.1 200 OK\r\n")
        .doesNotContain("100 Continue");
  }

  @Test
  void the_client_may_ask_for_the_connection_to_be_closed() {
    wire.send("GET /count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .pass(ofSeconds(0));
    assertThat(wire.received()).contains("connection: close\r\n");
    wire.pass(ofSeconds(1));
    assertThat(wire.isOpen()).isFalse();
  }

  @Test
  void an_old_client_gets_a_stream_whose_end_is_the_connections_end() {
    wire.send("GET /stream/2 HTTP/1.0\r\n\r\n").pass(ofSeconds(0)).pass(ofSeconds(0));
    assertThat(wire.received())
        .doesNotContain("chunked")
        .endsWith("\r\n\r\n{\"line\":0}\n{\"line\":1}\n");
    wire.pass(ofSeconds(1));
    assertThat(wire.isOpen()).isFalse();
  }

  @Test
  void an_old_client_may_ask_for_the_connection_to_be_kept() {
    wire.send("GET /count HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").pass(ofSeconds(0));
    assertThat(wire.received()).contains("connection: keep-alive\r\n");
    wire.pass(ofSeconds(1));
    assertThat(wire.isOpen()).isTrue();
  }

  @Test
  void a_client_that_closes_abandons_what_is_in_flight_and_what_waits_behind_it() {
    wire.send(request("GET", "/count?delay=1") + request("GET", "/count"));
    wire.close();
    assertThat(traffic.stats()).isEqualTo(new Stats(1, 0, 1, 0, 1, 1, 0));
    assertThat(wire.hasTimers()).isFalse();
    var other = new Wire(router, traffic).get("/count").pass(ofSeconds(0));
    assertThat(other.received()).as("the abandoned ones counted nothing").contains("\"count\":1}");
  }

  @Test
  void a_client_that_closes_in_the_middle_of_a_request_made_none() {
    wire.send("GET /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nha").close();
    new Wire(router, traffic).send("GET /cou").close();
    assertThat(traffic.stats()).isEqualTo(new Stats(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void a_mistake_of_the_servers_own_is_500_and_printed() {
    router.counted(
        HttpMethod.GET,
        "/broken",
        (_, exchange, _) -> {
          throw new IllegalStateException("ham");
        });
    assertThat(printed(() -> wire.get("/broken"))).contains("IllegalStateException: ham", "\tat ");
    assertThat(wire.received())
        .startsWith("HTTP/1.1 500 ")
        .endsWith("{\"error\":\"java.lang.IllegalStateException: ham\"}\n");
    assertThat(wire.get("/status/200").received()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void half_an_answer_does_not_look_like_a_whole_one() {
    router.counted(
        HttpMethod.GET,
        "/broken",
        (_, exchange, _) -> {
          exchange.beginStream("text/plain");
          throw new IllegalStateException("ham");
        });
    printed(() -> wire.get("/broken"));
    assertThat(wire.received()).endsWith("\r\n\r\n");
    assertThat(wire.isOpen()).isFalse();
    assertThat(traffic.stats().abandoned()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8000", "LOCALHOST:8000", "[::1]:8000"})
  void the_loopback_addresses_are_this_server(String host) {
    wire.send("GET /status/200 HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    assertThat(wire.received()).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /status/200               | Host: rebound.example                                   | 421
          GET /status/200               | Host: 127.0.0.1.example:8000                            | 421
          GET /status/200               | Host: localhost@example                                 | 421
          GET http://rebound.example/   | Host: localhost:8000                                    | 421
          POST /reset                   | Host: localhost:8000\\r\\nOrigin: http://other.example   | 403
          POST /reset                   | Host: localhost:8000\\r\\nOrigin: http://localhost:3000  | 403
          POST /reset                   | Host: localhost:8000\\r\\nOrigin: null                   | 403
          GET /count                    | Host: localhost:8000\\r\\nSec-Fetch-Site: cross-site     | 403
          POST /reset                   | Host: localhost:8000\\r\\nOrigin: http://localhost:8000  | 200
          GET /requests                 | Host: localhost:8000\\r\\nSec-Fetch-Site: same-origin    | 200
          GET /                         | Host: localhost:8000\\r\\nSec-Fetch-Site: cross-site\\r\\nSec-Fetch-Dest: document | 200
          GET /count                    | Host: localhost:8000\\r\\nSec-Fetch-Site: cross-site\\r\\nSec-Fetch-Dest: document | 403
          GET http://localhost/count    | Host: localhost:8000                                    | 200
          """)
  void no_page_of_another_server_can_drive_this_one(String line, String headers, String status) {
    wire.send(line + " HTTP/1.1\r\n" + headers.translateEscapes() + "\r\n\r\n");
    assertThat(wire.received()).startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void every_answer_may_be_framed_and_guessed_at_by_nobody() {
    assertThat(wire.get("/nowhere").received())
        .contains("X-Content-Type-Options: nosniff\r\n", "x-frame-options: DENY\r\n")
        .contains("content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n");
    assertThat(wire.get("/").received())
        .contains("; script-src 'sha256-", "; style-src 'sha256-", "frame-ancestors 'none'")
        .as("a style in an element, or a script, would be blocked")
        .doesNotContain("style=\"", "onclick=\"", "<script src", "<link rel=\"stylesheet");
  }

  @Test
  void a_path_with_bytes_that_are_no_ascii_is_one_clear_error() {
    wire.send("GET /gate/\u00e4 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(wire.received())
        .startsWith("HTTP/1.1 400 ")
        .contains("a path may have visible ASCII alone: percent-encode the rest");
  }

  @Test
  void a_connection_that_ends_before_it_began_is_no_error() {
    var channel = new EmbeddedChannel();
    channel.pipeline().addLast(new Connection(router, traffic));
    channel.pipeline().fireChannelInactive();
    channel.checkException();
  }

  @Test
  void what_is_sent_ahead_beyond_the_limit_is_refused_in_its_turn() {
    wire.send(request("GET", "/delay/1"));
    wire.send(request("GET", "/status/200").repeat(Connection.MOST_WAITING + 5));
    assertThat(wire.received()).isEmpty();
    wire.pass(ofSeconds(1));
    String answers = wire.received();
    assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(1 + 1 + Connection.MOST_WAITING);
    assertThat(answers).contains("HTTP/1.1 429 ").endsWith(" requests were sent ahead\"}\n");
    assertThat(wire.pass(ofSeconds(2)).isOpen()).isFalse();
  }

  private static String printed(Runnable action) {
    var printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return printed.toString(UTF_8);
  }

  @Test
  void noise_is_answered_or_dropped_and_breaks_nothing() {
    var random = new Random(42);
    String request =
        "GET /count?delay=0.5 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = request.repeat(1 + random.nextInt(3)).getBytes(ISO_8859_1);
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var noisy = new Wire(router, traffic).send(new String(bytes, ISO_8859_1));
      noisy.pass(ofSeconds(3601)).pass(ofSeconds(3601)).pass(ofSeconds(3601)).pass(ofSeconds(61));
      noisy.pass(ofSeconds(Connection.LINGER_SECONDS));
      noisy.received();
      assertThat(noisy.isOpen()).as(() -> new String(bytes, ISO_8859_1)).isFalse();
    }
    assertThat(traffic.stats().inFlight()).isZero();
    assertThat(traffic.stats().connectionsOpen()).isZero();
    assertThat(wire.get("/status/200").received()).startsWith("HTTP/1.1 200 OK\r\n");
  }
}
