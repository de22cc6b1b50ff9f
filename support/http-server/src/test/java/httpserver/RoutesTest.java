package httpserver;

import static httpserver.Wire.request;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  private final Traffic traffic = new Traffic();
  private final AtomicLong nanoTime = new AtomicLong();
  private final Router router = new Routes(traffic, nanoTime::get).router();
  private final Wire wire = client();

  private Wire client() {
    return new Wire(router, traffic);
  }

  /// Waits for no timer.
  private String get(String uri) {
    return wire.get(uri).received();
  }

  private String post(String uri) {
    return wire.send(request("POST", uri)).received();
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
  }

  @Test
  void count_answers_after_its_delay_and_numbers_the_answers() {
    Wire slow = client().get("/count?delay=1.5");
    Wire fast = client().get("/count?delay=.5");
    fast.pass(ofMillis(499));
    assertThat(fast.received()).isEmpty();
    assertThat(body(fast.pass(ofMillis(1)).received())).isEqualTo("{\"count\":1}");
    assertThat(slow.pass(ofMillis(1_499)).received()).isEmpty();
    assertThat(body(slow.pass(ofMillis(1)).received())).isEqualTo("{\"count\":2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "-0.001",
        "NaN",
        "Infinity",
        "-Infinity",
        "ham",
        "3600.001",
        "1e9",
        "1e999999999",
        "1d",
        "0x1p3",
        "1,5",
        "--1",
        "1e99999999999999999999",
        "%201"
      })
  void a_delay_is_a_number_of_seconds_from_0_to_3600(String delay) {
    String shown = delay.replace("%20", " ");
    assertThat(get("/count?delay=" + delay))
        .startsWith("HTTP/1.1 400 ")
        .endsWith(
            "{\"error\":\"delay is '%s' instead of a number of seconds from 0 to 3600\"}\n"
                .formatted(shown));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "1e-999999999", "0", "0.000000001", "1E%2B3", ".5", "2."})
  void and_any_such_number_is_taken(String delay) {
    assertThat(wire.get("/count?delay=" + delay).pass(ofHours(1)).received())
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /ham                          | 404 | no route /ham
          GET  | /count/1                      | 404 | no route /count/1
          GET  | /delay                        | 404 | no route /delay
          GET  | /gate/a/b                     | 404 | no route /gate/a/b
          GET  | ?delay=1                      | 404 | no route
          GET  | count                         | 404 | no route count
          GET  | *                             | 404 | no route *
          POST | /count                        | 405 | /count takes GET, not POST
          GET  | /reset                        | 405 | /reset takes POST, not GET
          HEAD | /reset                        | 405 |
          GET  | /count?dealy=3                | 400 | /count has no parameter dealy
          GET  | /gate/                        | 400 | key is missing
          GET  | /gate/x?key=y                 | 400 | /gate has no parameter key
          GET  | /count?delay=%4               | 400 | unterminated escape sequence
          GET  | /gate/%zz                     | 400 | invalid hex byte
          GET  | /status/199                   | 400 | code is '199' instead of a whole number from 200 to 599
          GET  | /status/600                   | 400 | code is '600'
          GET  | /bytes/1.5                    | 400 | n is '1.5' instead of a whole number from 0 to 100000000
          GET  | /bytes/100000001              | 400 | n is '100000001'
          GET  | /stream/1000001               | 400 | n is '1000001'
          GET  | /flaky/a                      | 400 | fails is missing
          GET  | /flaky/a?fails=1&retryAfter=x | 400 | retryAfter is 'x'
          GET  | /limited/a?rate=0&burst=1     | 400 | rate is '0' instead of a number from 0.001 to 1000000
          GET  | /limited/a?rate=1             | 400 | burst is missing
          GET  | /waiting/a?atLeast=-1         | 400 | atLeast is '-1'
          GET  | /stats?requests=x             | 400 | requests is 'x'
          GET  | /stats?ham=1                  | 400 | /stats has no parameter ham
          """)
  void a_mistake_is_named(String method, String uri, int status, String error) {
    String answer = wire.send(request(method, uri)).received();
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    if (error != null) {
      assertThat(body(answer)).startsWith("{\"error\":\"" + error);
    }
    assertThat(get("/status/200")).as("the connection goes on").startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_405_says_what_is_allowed() {
    assertThat(post("/count")).contains("allow: GET\r\n");
  }

  @Test
  void a_long_mistake_is_cut_and_no_text_breaks_the_json() {
    assertThat(body(get("/count?delay=" + "9".repeat(3_000)))).hasSizeLessThan(200);
    assertThat(body(get("/count?delay=%22%5C%0A%7F~%C3%A4")))
        .startsWith("{\"error\":\"delay is '\\\"\\\\\\u000a\\u007f~\\u00e4' instead");
  }

  @Test
  void status_answers_with_the_code() {
    assertThat(get("/status/418")).startsWith("HTTP/1.1 418 ").endsWith("{\"status\":418}\n");
    assertThat(get("/status/204")).startsWith("HTTP/1.1 204 ").endsWith("\r\n\r\n");
  }

  @Test
  void delay_does_what_count_does_without_counting() {
    assertThat(body(wire.get("/delay/0.25").pass(ofMillis(250)).received()))
        .isEqualTo("{\"delay\":0.25}");
  }

  @Test
  void bytes_are_as_many_as_asked_for() {
    int n = 3_500_000; // more than one block, and a part of one
    String answer = get("/bytes/" + n);
    assertThat(answer).contains("content-length: " + n + "\r\n");
    assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(n);
    assertThat(body(get("/bytes/0"))).isEmpty();
  }

  @Test
  void head_says_how_many_and_sends_none() {
    String answer = wire.send(request("HEAD", "/bytes/5000")).received();
    assertThat(answer).contains("content-length: 5000\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void stream_sends_a_chunk_a_line_each_after_its_delay() {
    String head = wire.get("/stream/3?delay=0.1").received();
    assertThat(head).contains("transfer-encoding: chunked\r\n").endsWith("\r\n\r\n");
    assertThat(wire.pass(ofMillis(99)).received()).isEmpty();
    assertThat(wire.pass(ofMillis(1)).received()).isEqualTo("b\r\n{\"line\":0}\n\r\n");
    assertThat(wire.pass(ofMillis(100)).received()).isEqualTo("b\r\n{\"line\":1}\n\r\n");
    assertThat(wire.pass(ofMillis(100)).received()).isEqualTo("b\r\n{\"line\":2}\n\r\n0\r\n\r\n");
    assertThat(get("/status/200")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void headers_come_back() {
    wire.send("GET /headers HTTP/1.1\r\nHost: localhost\r\nA: \"1\"\r\nB: 2\r\nB: 3\r\n\r\n");
    assertThat(body(wire.received()))
        .isEqualTo("{\"headers\":{\"Host\":\"localhost\",\"A\":\"\\\"1\\\"\",\"B\":\"2,3\"}}");
  }

  @Test
  void flaky_fails_so_often_then_succeeds_for_each_key_by_itself() {
    assertThat(get("/flaky/a?fails=2&retryAfter=0"))
        .startsWith("HTTP/1.1 503 ")
        .contains("retry-after: 0\r\n");
    assertThat(get("/flaky/b?fails=1")).startsWith("HTTP/1.1 503 ").doesNotContain("retry-after");
    assertThat(get("/flaky/a?fails=2")).startsWith("HTTP/1.1 503 ");
    assertThat(get("/flaky/a?fails=2&retryAfter=0"))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContain("retry-after")
        .endsWith("{\"attempt\":3}\n");
    assertThat(get("/flaky/b?fails=1")).endsWith("{\"attempt\":2}\n");
    assertThat(get("/flaky/c?fails=0")).endsWith("{\"attempt\":1}\n");
  }

  @Test
  void limited_admits_its_burst_and_then_says_when_to_come_back() {
    String uri = "/limited/a?rate=0.4&burst=2";
    assertThat(get(uri)).startsWith("HTTP/1.1 200 ");
    assertThat(get(uri)).startsWith("HTTP/1.1 200 ");
    assertThat(get(uri)).startsWith("HTTP/1.1 429 ").contains("retry-after: 3\r\n", " in 2.5 s");
    assertThat(get("/limited/b?rate=0.4&burst=2")).startsWith("HTTP/1.1 200 ");
    nanoTime.addAndGet(2_499_999_999L);
    assertThat(get(uri)).startsWith("HTTP/1.1 429 ").contains("retry-after: 1\r\n");
    nanoTime.addAndGet(1);
    assertThat(get(uri)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_gate_holds_requests_until_it_is_opened() {
    Wire first = client().get("/gate/a");
    Wire second = client().get("/gate/a");
    Wire other = client().get("/gate/b");
    assertThat(body(get("/waiting/a"))).isEqualTo("{\"waiting\":2}");
    assertThat(body(post("/open/a"))).isEqualTo("{\"released\":2}");
    assertThat(body(first.received())).isEqualTo("{\"gate\":\"a\"}");
    assertThat(body(second.received())).isEqualTo("{\"gate\":\"a\"}");
    assertThat(other.pass(ofHours(1)).received()).isEmpty();
    assertThat(get("/gate/a")).as("stays open").startsWith("HTTP/1.1 200 ");
    post("/reset");
    assertThat(get("/gate/a")).as("closed again").isEmpty();
  }

  @Test
  void a_key_may_have_a_slash() {
    Wire waiting = client().get("/gate/ham%2Feggs");
    assertThat(body(post("/open/ham%2Feggs"))).isEqualTo("{\"released\":1}");
    assertThat(body(waiting.received())).isEqualTo("{\"gate\":\"ham/eggs\"}");
  }

  @Test
  void a_reset_leaves_whoever_waits_at_a_gate() {
    Wire waiting = client().get("/gate/a");
    assertThat(body(post("/reset"))).contains("\"requests\":0,\"inFlight\":1,\"peakInFlight\":1");
    assertThat(body(post("/open/a"))).isEqualTo("{\"released\":1}");
    assertThat(waiting.received()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void waiting_can_be_waited_for() {
    wire.get("/waiting/a?atLeast=2");
    client().get("/gate/a");
    client().get("/gate/b");
    assertThat(wire.received()).isEmpty();
    client().get("/gate/a");
    assertThat(body(wire.received())).isEqualTo("{\"waiting\":2}");
  }

  @Test
  void who_leaves_a_gate_no_longer_waits() {
    Wire leaves = client().get("/gate/a");
    leaves.close();
    assertThat(body(get("/waiting/a"))).isEqualTo("{\"waiting\":0}");
    assertThat(body(post("/open/a"))).isEqualTo("{\"released\":0}");
    assertThat(traffic.stats().abandoned()).isEqualTo(1);
  }

  @Test
  void an_answer_can_be_waited_for() {
    wire.get("/stats?answered=1");
    Wire late = client().get("/gate/a");
    client().get("/gate/a").close();
    assertThat(wire.received()).isEmpty();
    client().send(request("POST", "/open/a"));
    assertThat(late.received()).startsWith("HTTP/1.1 200 ");
    assertThat(Stats.parse(body(wire.received()))).isEqualTo(new Stats(2, 0, 2, 1, 1, 2, 1));
  }

  @Test
  void stats_count_what_lessons_call_and_not_what_looks_at_the_server() {
    client().get("/gate/a").close();
    Wire open = client().get("/gate/a").get("/gate/b");
    client().get("/count?delay=x");
    get("/");
    get("/requests");
    get("/waiting/a");
    assertThat(traffic.stats()).isEqualTo(new Stats(3, 1, 2, 1, 1, 3, 2));
    String stats = body(get("/stats"));
    assertThat(Stats.parse(stats)).isEqualTo(traffic.stats());
    assertThat(stats)
        .isEqualTo(
            "{\"requests\":3,\"inFlight\":1,\"peakInFlight\":2,\"answered\":1,\"abandoned\":1,"
                + "\"connectionsOpened\":3,\"connectionsOpen\":2}");
    assertThat(open.isOpen()).isTrue();
  }

  @Test
  void stats_can_be_waited_for() {
    wire.get("/stats?requests=2&abandoned=1");
    Wire leaves = client().get("/gate/a");
    client().get("/gate/a");
    assertThat(wire.received()).isEmpty();
    leaves.close();
    assertThat(body(wire.received())).contains("\"requests\":2,\"inFlight\":1");
  }

  @Test
  void who_gives_up_waiting_for_stats_is_forgotten() {
    Wire gaveUp = client().get("/stats?requests=1");
    gaveUp.close();
    assertThat(get("/status/200")).startsWith("HTTP/1.1 200 ");
    assertThat(gaveUp.received()).isEmpty();
  }

  @Test
  void a_reset_counts_from_zero_but_forgets_nothing_that_is_open() {
    client().get("/gate/b");
    wire.get("/count").pass(ofSeconds(0));
    get("/flaky/a?fails=1");
    get("/limited/a?rate=1&burst=1");
    assertThat(post("/reset")).contains("{\"requests\":0,");
    assertThat(Stats.parse(body(get("/stats")))).isEqualTo(new Stats(0, 1, 1, 0, 0, 0, 2));
    assertThat(get("/requests")).as("the one in flight").contains("{\"uri\":\"/gate/b\",");
    assertThat(body(wire.get("/count").pass(ofSeconds(0)).received())).isEqualTo("{\"count\":1}");
    assertThat(get("/flaky/a?fails=1")).startsWith("HTTP/1.1 503 ");
    assertThat(get("/limited/a?rate=1&burst=1")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void the_page_is_one_file_and_asks_nobody_else() {
    assertThat(get("/"))
        .contains("content-type: text/html; charset=utf-8\r\n")
        .contains("fetch('/requests'")
        .doesNotContainPattern("(src|href)=\"(?!data:)")
        .doesNotContain("http://", "https://", "@import");
  }

  @Test
  void the_page_is_told_what_is_in_flight_and_what_has_just_ended() {
    Wire slow = client().get("/delay/2");
    slow.pass(ofSeconds(1));
    get("/status/404");
    client().get("/gate/a").close();
    String requests = body(get("/requests"));
    assertThat(requests)
        .startsWith("{\"stats\":{\"requests\":3,\"inFlight\":1,")
        .contains(
            "{\"uri\":\"/status/404\",\"beganMillisAgo\":0,\"endedMillisAgo\":0,\"status\":404}")
        .contains("{\"uri\":\"/gate/a\",", "\"status\":\"abandoned\"}")
        .endsWith(
            "{\"uri\":\"/delay/2\",\"beganMillisAgo\":1000}],\"leftOut\":{\"inFlight\":0,\"ended\":0}}");
  }

  @Test
  void the_page_is_told_no_more_than_it_can_draw_and_how_much_is_left_out() {
    for (int i = 0; i < 500; i++) {
      client().get("/gate/a");
      get("/status/200");
    }
    String requests = body(get("/requests"));
    assertThat(requests.split("\"uri\"")).hasSize(1 + 2 * Traffic.BARS);
    assertThat(requests).endsWith("\"leftOut\":{\"inFlight\":300,\"ended\":300}}");
    assertThat(traffic.stats().inFlight()).isEqualTo(500);
    wire.pass(ofSeconds(8));
    assertThat(get("/requests")).contains("\"leftOut\":{\"inFlight\":300,\"ended\":0}}");
  }

  @Test
  void a_long_path_is_cut_on_the_page() {
    get("/limited/" + "ä".repeat(400).replace("ä", "%22") + "?rate=1&burst=1");
    assertThat(body(get("/requests")).length()).isLessThan(600);
  }

  @Test
  void what_ended_8_seconds_ago_is_shown_no_longer() {
    get("/status/200");
    wire.pass(ofMillis(7_999));
    assertThat(get("/requests")).contains("/status/200");
    wire.pass(ofMillis(1));
    assertThat(get("/requests")).doesNotContain("/status/200");
  }
}
