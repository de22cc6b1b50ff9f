package gather;

import static gather.Step06b_RetryWhenToldTo.admitted;
import static gather.Step06b_RetryWhenToldTo.spread;
import static gather.Step06b_RetryWhenToldTo.twenty;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The server's token buckets run on a clock that the test moves: nobody waits.
@Timeout(30)
class Step06b_RetryWhenToldToTest {

  private final AtomicLong clock = new AtomicLong();
  private final OkHttp http = OkHttp.atMost(20);
  private final OkHttpClient client = http.client();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, clock::get);
  }

  @AfterEach
  void close() {
    server.close();
    http.close();
  }

  private String door(double rate) {
    return server.url("/limited/door?rate=" + rate + "&burst=1");
  }

  /// Moves the server's clock instead of waiting.
  private Duration pass(Duration time) {
    clock.addAndGet(time.toNanos());
    return ZERO;
  }

  @Test
  void who_waits_as_long_as_the_server_says_is_admitted() throws Exception {
    assertThat(admitted(client, door(0.5), _ -> ZERO)).isEqualTo(1);
    var told = new ArrayList<Duration>();
    long requests =
        admitted(
            client,
            door(0.5),
            retryAfter -> {
              told.add(retryAfter);
              return pass(retryAfter);
            });
    assertThat(requests).isEqualTo(2);
    assertThat(told).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void who_does_not_wait_is_refused_until_there_is_room() throws Exception {
    admitted(client, door(1), _ -> ZERO);
    assertThat(admitted(client, door(1), _ -> pass(Duration.ofMillis(100)))).isEqualTo(11);
  }

  @Test
  void it_does_wait() throws Exception {
    admitted(client, door(1), _ -> ZERO);
    long start = System.nanoTime();
    admitted(
        client,
        door(1),
        retryAfter -> {
          pass(retryAfter);
          return Duration.ofMillis(50);
        });
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void jitter_is_never_less_than_what_the_server_says_and_at_most_as_much_again() {
    var two = Duration.ofSeconds(2);
    assertThat(spread(two, () -> 0)).isEqualTo(two);
    assertThat(spread(two, () -> 0.5)).isEqualTo(Duration.ofSeconds(3));
    assertThat(spread(two, () -> 0.999)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void another_failure_is_not_repeated() {
    var waits = new AtomicInteger();
    assertThatThrownBy(() ->
            admitted(
                client,
                server.url("/status/500"),
                _ -> {
                  waits.incrementAndGet();
                  return ZERO;
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("500 is not to be repeated");
    assertThat(waits).hasValue(0);
  }

  @Test
  void without_a_header_the_wait_is_a_second() throws Exception {
    List<Duration> told = new ArrayList<>();
    var plain =
        client
            .newBuilder()
            .addNetworkInterceptor(chain ->
                chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build())
            .build();
    admitted(client, door(0.1), _ -> ZERO);
    admitted(
        plain,
        door(0.1),
        retryAfter -> {
          told.add(retryAfter);
          return pass(Duration.ofSeconds(10));
        });
    assertThat(told).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void twenty_clients_come_at_once_and_their_requests_are_counted() throws Exception {
    http.get(server.url("/count")); // is not counted: the server is reset before they come
    Thread.startVirtualThread(() -> {
      server.awaitWaiting("twenty", 20);
      server.open("twenty");
    });
    long requests =
        twenty(
            server,
            () -> {
              http.get(server.url("/gate/twenty"));
              return 1L;
            });
    assertThat(requests).isEqualTo(20);
    assertThat(server.stats().peakInFlight()).isEqualTo(20);
  }
}
