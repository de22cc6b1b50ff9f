package gather;

import static java.util.Collections.nCopies;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpclient.OkHttp;
import httpserver.HttpServer;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step02b_ABlockingClientStopsTheLoopTest {

  private final EventLoop loop = new DefaultEventLoop();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger inFlight = new AtomicInteger();

  @AfterEach
  void close() {
    loop.close();
    threads.close();
  }

  @Test
  void on_the_loop_there_is_one_in_flight() throws Exception {
    Callable<String> request =
        () -> {
          int now = inFlight.incrementAndGet();
          assertThat(loop.inEventLoop()).isTrue();
          inFlight.decrementAndGet();
          return "of " + now;
        };
    assertThat(Step02b_ABlockingClientStopsTheLoop.onTheLoop(nCopies(5, request), loop))
        .isEqualTo(nCopies(5, "of 1"));
  }

  @Test
  void handed_over_all_are_in_flight() throws Exception {
    var meeting = new CyclicBarrier(5); // none passes it alone
    Callable<String> request =
        () -> {
          meeting.await(10, SECONDS);
          return loop.inEventLoop() ? "loop" : "thread";
        };
    assertThat(Step02b_ABlockingClientStopsTheLoop.handedOver(nCopies(5, request), loop, threads))
        .isEqualTo(nCopies(5, "thread"));
  }

  @Test
  void the_loop_is_the_one_that_hands_over() throws Exception {
    loop.close();
    List<Callable<String>> one = List.of(() -> "answer");
    assertThatThrownBy(() -> Step02b_ABlockingClientStopsTheLoop.handedOver(one, loop, threads))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void the_five_requests_are_those_of_the_server() throws Exception {
    try (var server = HttpServer.start(0);
        var http = OkHttp.atMost(1)) {
      var requests = Step02a_FourSecondsOrTen.requests("test", http, server);
      assertThat(requests).hasSize(5);
      assertThat(requests.getFirst().call()).isEqualTo("{\"count\":1}");
    }
  }

  @Test
  void both_answer_in_the_order_of_the_requests() throws Exception {
    List<Callable<String>> requests = List.of(() -> "first", () -> "second");
    assertThat(Step02b_ABlockingClientStopsTheLoop.onTheLoop(requests, loop))
        .containsExactly("first", "second");
    assertThat(Step02b_ABlockingClientStopsTheLoop.handedOver(requests, loop, threads))
        .containsExactly("first", "second");
  }
}
