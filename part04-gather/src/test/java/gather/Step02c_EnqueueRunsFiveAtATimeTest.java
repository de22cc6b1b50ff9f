package gather;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step02c_EnqueueRunsFiveAtATimeTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    threads.close();
    server.close();
  }

  /// Twenty calls to a gate. So many are in flight, and the others wait in the dispatcher's queue:
  /// that is what the dispatcher says, so nothing has to be waited for that does not happen.
  private void assertInFlight(OkHttpClient client, int expected) throws Exception {
    List<String> urls = nCopies(20, server.url("/gate/all"));
    Future<List<String>> answers =
        threads.submit(() -> Step02c_EnqueueRunsFiveAtATime.enqueue(client, urls));
    server.awaitWaiting("all", expected);
    while (client.dispatcher().runningCallsCount() + client.dispatcher().queuedCallsCount() < 20) {
      Thread.sleep(1); // until all are in the dispatcher
    }
    assertThat(client.dispatcher().runningCallsCount()).isEqualTo(expected);
    server.open("all");
    assertThat(answers.get()).hasSize(20);
    assertThat(server.stats().peakInFlight()).isEqualTo(expected);
  }

  @Test
  void by_default_five_are_in_flight() throws Exception {
    assertInFlight(new OkHttpClient(), 5);
  }

  @Test
  void the_limit_of_the_whole_client_is_another_one() throws Exception {
    OkHttpClient client = Step02c_EnqueueRunsFiveAtATime.withMaxRequests(20);
    assertThat(client.dispatcher().getMaxRequests()).isEqualTo(20);
    assertInFlight(client, 5);
  }

  @Test
  void with_twenty_for_each_host_twenty_are_in_flight() throws Exception {
    assertInFlight(Step02c_EnqueueRunsFiveAtATime.withMaxRequestsPerHost(20), 20);
  }

  @Test
  void execute_asks_no_dispatcher() throws Exception {
    List<String> urls = nCopies(20, server.url("/gate/all"));
    Future<List<String>> answers =
        threads.submit(() -> Step02c_EnqueueRunsFiveAtATime.execute(new OkHttpClient(), urls));
    server.awaitWaiting("all", 20);
    server.open("all");
    assertThat(answers.get()).hasSize(20).allMatch(answer -> answer.contains("gate"));
  }

  /// OkHttp logs what a callback throws, and nobody else hears of it.
  @Test
  void an_answer_that_breaks_off_is_heard() {
    Interceptor closesTheServer =
        chain -> {
          Response begun = chain.proceed(chain.request());
          server.close();
          return begun;
        };
    var client = new OkHttpClient.Builder().addInterceptor(closesTheServer).build();
    assertThatThrownBy(() ->
            Step02c_EnqueueRunsFiveAtATime.enqueue(
                client, List.of(server.url("/stream/1000?delay=0.05"))))
        .hasCauseInstanceOf(IOException.class);
    client.dispatcher().executorService().shutdown();
  }

  @Test
  void whatever_the_reading_of_an_answer_throws_is_heard() {
    var tooLarge = new OutOfMemoryError("a large answer");
    Interceptor breaks =
        chain -> {
          Response answer = chain.proceed(chain.request());
          return answer.newBuilder().body(new Unreadable(answer.body(), tooLarge)).build();
        };
    var client = new OkHttpClient.Builder().addInterceptor(breaks).build();
    assertThatThrownBy(
            () -> Step02c_EnqueueRunsFiveAtATime.enqueue(client, List.of(server.url("/count"))))
        .hasCause(tooLarge);
  }

  private static final class Unreadable extends ResponseBody {
    private final ResponseBody body;
    private final Error failure;

    Unreadable(ResponseBody body, Error failure) {
      this.body = body;
      this.failure = failure;
    }

    @Override
    public MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      throw failure;
    }

    @Override
    public void close() {
      body.close(); // that of ResponseBody asks for the source
    }
  }

  @Test
  void each_answer_is_that_of_its_request() throws Exception {
    List<String> urls = List.of(server.url("/delay/0.1"), server.url("/delay/0"));
    assertThat(Step02c_EnqueueRunsFiveAtATime.enqueue(new OkHttpClient(), urls))
        .satisfiesExactly(
            first -> assertThat(first).contains("0.1"),
            second -> assertThat(second).contains("0.0"));
  }

  @Test
  void a_failure_is_heard() {
    var client = new OkHttpClient.Builder().build();
    server.close();
    assertThatThrownBy(
            () -> Step02c_EnqueueRunsFiveAtATime.enqueue(client, List.of(server.url("/count"))))
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void the_dispatchers_threads_are_shut_down() throws Exception {
    var client = new OkHttpClient();
    Step02c_EnqueueRunsFiveAtATime.enqueue(client, List.of(server.url("/count")));
    assertThat(client.dispatcher().executorService().isShutdown()).isTrue();
  }
}
