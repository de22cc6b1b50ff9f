package httpserver;

import static httpserver.Wire.request;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What the server remembers, run by run.
class RunTest {

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
  void two_runs_on_one_server_share_nothing() {
    client().get("/run/a/gate/g");
    get("/run/a/flaky/f?fails=1");
    get("/run/a/limited/l?rate=0.001&burst=1");
    wire.get("/run/a/count").pass(ofSeconds(0)).received();

    assertThat(Stats.parse(body(get("/run/b/stats")))).isEqualTo(new Stats(0, 0, 0, 0, 0, 0, 0));
    assertThat(body(get("/run/b/waiting/g"))).isEqualTo("{\"waiting\":0}");
    assertThat(get("/run/b/flaky/f?fails=1")).startsWith("HTTP/1.1 503 ");
    assertThat(get("/run/b/limited/l?rate=0.001&burst=1")).startsWith("HTTP/1.1 200 ");
    assertThat(wire.get("/run/b/count").pass(ofSeconds(0)).received()).endsWith("{\"count\":1}\n");
    post("/run/b/reset");
    assertThat(Stats.parse(body(get("/run/a/stats")))).isEqualTo(new Stats(4, 1, 2, 3, 0, 2, 2));
    assertThat(body(get("/run/a/waiting/g"))).isEqualTo("{\"waiting\":1}");
  }

  @Test
  void a_request_looks_only_at_the_waiters_whose_number_has_come() throws HttpError {
    for (int i = 0; i < 100; i++) {
      client().get("/stats?requests=1000");
      client().get("/waiting/a?atLeast=2");
    }
    Run run = traffic.run("");
    int before = run.looks();
    for (int i = 0; i < 50; i++) {
      get("/status/200");
    }
    client().get("/gate/a");
    assertThat(run.looks()).isEqualTo(before);
    client().get("/gate/a");
    assertThat(run.looks()).isEqualTo(before + 100);
  }

  /// When there are too many runs, the oldest that is idle is forgotten.
  @Test
  void a_run_in_which_somebody_waits_is_not_idle() throws HttpError {
    client().get("/run/watched/stats?abandoned=1");
    Run watched = traffic.run("watched");
    traffic.run("idle");
    for (int i = 0; i < 1_000; i++) {
      traffic.run("newer " + i);
    }
    assertThat(traffic.run("watched")).isSameAs(watched);
  }

  @Test
  void who_remembers_too_many_keys_is_told_so_and_others_are_served() {
    for (int i = 0; i < Run.MOST_KEYS; i++) {
      get("/limited/k" + i + "?rate=1&burst=1");
    }
    assertThat(get("/limited/one-more?rate=1&burst=1"))
        .startsWith("HTTP/1.1 507 ")
        .endsWith("{\"error\":\"more than 10000 keys; POST /reset forgets them\"}\n");
    assertThat(get("/limited/k0?rate=1&burst=1")).startsWith("HTTP/1.1 429 ");
    assertThat(get("/run/b/limited/one-more?rate=1&burst=1")).startsWith("HTTP/1.1 200 ");
    post("/reset");
    assertThat(get("/limited/one-more?rate=1&burst=1")).startsWith("HTTP/1.1 200 ");
  }
}
