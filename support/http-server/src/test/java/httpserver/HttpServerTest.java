package httpserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real sockets.
class HttpServerTest {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    var request = HttpRequest.newBuilder(URI.create(server.url(path))).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  @Test
  void it_counts_requests_in_flight_and_connections() {
    var waiting = IntStream.range(0, 5).mapToObj(i -> get("/gate/a")).toList();
    server.awaitWaiting("a", 5);
    assertThat(server.stats()).isEqualTo(new Stats(5, 5, 5, 0, 0, 5, 5));
    server.open("a");
    waiting.forEach(answer -> assertThat(answer.join().body()).isEqualTo("{\"gate\":\"a\"}\n"));
    assertThat(get("/status/200").join().statusCode()).isEqualTo(200);
    assertThat(server.stats()).as("and their reuse").isEqualTo(new Stats(6, 0, 5, 6, 0, 5, 5));
  }

  @Test
  void it_notices_a_client_that_gives_up() {
    var answer = get("/gate/a");
    server.awaitWaiting("a", 1);
    answer.cancel(true);
    assertThat(server.awaitStats("abandoned", 1)).isEqualTo(new Stats(1, 0, 1, 0, 1, 1, 0));
    assertThat(server.stats().inFlight()).isZero();
  }

  @Test
  void it_notices_a_client_that_resets_the_connection() throws IOException {
    try (var socket = connect()) {
      send(socket, Wire.request("GET", server.path("/delay/3600")));
      server.awaitStats("inFlight", 1);
      socket.setSoLinger(true, 0);
    }
    server.awaitStats("abandoned", 1);
  }

  @Test
  void a_slow_reader_costs_no_memory_and_gets_every_byte() throws IOException {
    int n = 30_000_000; // more than the sockets' buffers hold
    try (var socket = connect()) {
      send(
          socket,
          "GET "
              + server.path("/bytes/" + n)
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      server.awaitStats("inFlight", 1);
      assertThat(get("/status/200").join().statusCode()).as("meanwhile").isEqualTo(200);
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(n);
    }
  }

  @Test
  void a_stream_waits_for_its_reader() throws IOException {
    try (var socket = connect()) {
      send(socket, Wire.request("GET", server.path("/stream/1000000")));
      server.awaitStats("inFlight", 1);
      assertThat(get("/status/200").join().statusCode()).as("meanwhile").isEqualTo(200);
    }
    assertThat(server.awaitStats("abandoned", 1).inFlight()).isZero();
  }

  @Test
  void who_sends_on_after_a_refusal_still_gets_the_answer() throws IOException {
    try (var socket = connect()) {
      send(socket, "POST /reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
      send(socket, "a".repeat(1_000_000));
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 413 ")
          .endsWith("{\"error\":\"a body of 1000000 bytes exceeds 65536\"}\n");
    }
    assertThat(server.stats().requests()).isZero();
  }

  @Test
  void many_clients_that_misbehave_disturb_nobody() throws IOException {
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 200; i++) {
      var socket = connect();
      send(socket, i % 2 == 0 ? "GET /cou" : "\0\1\2\3 nonsense \r\n\r\n");
      sockets.add(socket);
    }
    assertThat(get("/count").join().body()).isEqualTo("{\"count\":1}\n");
    for (Socket socket : sockets) {
      socket.close();
    }
    assertThat(get("/count").join().body()).isEqualTo("{\"count\":2}\n");
  }

  @Test
  void closing_cuts_off_what_is_in_flight_and_frees_the_port() throws IOException {
    try (var socket = connect()) {
      send(socket, Wire.request("GET", server.path("/gate/a")));
      server.awaitWaiting("a", 1);
      server.close();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    HttpServer.start(server.port()).close();
  }

  @Test
  void a_taken_port_is_a_bind_exception_and_leaves_no_thread() throws InterruptedException {
    var before = Thread.getAllStackTraces().keySet();
    assertThatThrownBy(() -> HttpServer.start(server.port())).isInstanceOf(BindException.class);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("server") && !before.contains(thread)) {
        assertThat(thread.join(Duration.ofSeconds(30))).as("its thread ends").isTrue();
      }
    }
  }

  @Test
  void use_or_start_uses_ours_and_does_not_close_it() throws IOException {
    try (var used = HttpServer.useOrStart(server.port())) {
      assertThat(used.port()).isEqualTo(server.port());
    }
    assertThat(get("/count").join().statusCode()).isEqualTo(200);
  }

  @Test
  void use_or_start_starts_one_where_none_is_and_closes_it() throws IOException {
    server.close();
    var started = HttpServer.useOrStart(server.port());
    assertThat(started.port()).as("another's default is not taken").isNotEqualTo(server.port());
    started.close();
    assertThat(HttpServer.isOurs(started.port())).isFalse();
  }

  @Test
  void use_or_start_leaves_a_silent_program_alone_and_takes_a_free_port() throws IOException {
    try (var other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var started = HttpServer.useOrStart(other.getLocalPort())) {
      assertThat(started.port()).isNotEqualTo(other.getLocalPort());
      assertThat(started.stats().requests()).isZero();
    }
  }

  @Test
  void use_or_start_is_not_deceived_by_another_http_server() throws IOException {
    var other =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] stats = new Stats(0, 0, 0, 0, 0, 0, 0).toJson().getBytes(ISO_8859_1);
            exchange.sendResponseHeaders(200, stats.length);
            exchange.getResponseBody().write(stats);
          }
        });
    other.start();
    try (var started = HttpServer.useOrStart(other.getAddress().getPort())) {
      assertThat(started.port()).isNotEqualTo(other.getAddress().getPort());
    } finally {
      other.stop(0);
    }
  }

  @Test
  void two_that_use_one_server_share_nothing() throws IOException {
    try (var other = HttpServer.useOrStart(server.port())) {
      var _ = get("/gate/a");
      server.awaitWaiting("a", 1);
      other.open("a");
      other.reset();
      assertThat(other.stats()).isEqualTo(new Stats(0, 0, 0, 0, 0, 0, 0));
      assertThat(server.stats().inFlight()).isEqualTo(1);
    }
    server.open("a");
  }

  @Test
  void a_program_that_redirects_is_not_believed() throws Exception {
    String answer = "HTTP/1.1 302 Found\r\nLocation: " + server.url("/stats") + "\r\n\r\n";
    try (var other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerOnce(other, answer));
      assertThat(HttpServer.isOurs(other.getLocalPort())).isFalse();
    }
  }

  @Test
  void a_program_that_drips_is_not_waited_for() throws Exception {
    try (var other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var dripping =
          Thread.ofVirtual()
              .start(() -> {
                try (var socket = other.accept()) {
                  while (true) { // until the other side has had enough
                    socket.getOutputStream().write('H');
                    Thread.sleep(100);
                  }
                } catch (IOException | InterruptedException e) {
                  // That is the end that the test waits for.
                }
              });
      assertThat(HttpServer.isOurs(other.getLocalPort())).isFalse();
      assertThat(dripping.join(Duration.ofSeconds(30))).isTrue();
    }
  }

  private static void answerOnce(ServerSocket server, String answer) {
    try (var socket = server.accept()) {
      send(socket, answer);
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has gone.
    }
  }

  @Test
  void who_reads_nothing_stalls_nobody_and_is_cut_off() throws IOException {
    try (var strict = HttpServer.start(0, System::nanoTime, 1)) {
      var silent = new ArrayList<Socket>();
      for (int i = 0; i < 12; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), strict.port());
        send(socket, Wire.request("GET", strict.path("/bytes/100000000")).repeat(20));
        silent.add(socket);
      }
      Stats meanwhile = strict.awaitStats("inFlight", 12);
      assertThat(meanwhile.requests()).as("of each client one is being answered").isEqualTo(12);
      assertThat(strict.awaitStats("abandoned", 12).inFlight()).isZero();
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void what_the_server_refuses_is_an_exception() {
    assertThatThrownBy(() -> server.awaitStats("ham", 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("GET /stats?ham=1");
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
  }
}
