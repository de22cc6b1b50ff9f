package gather;

import static gather.Step06a_RetriesMultiply.requests;
import static gather.Step06a_RetriesMultiply.retry;
import static gather.Step06a_RetriesMultiply.threeLayers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gather.Step06a_RetriesMultiply.Budget;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Step06a_RetriesMultiplyTest {

  private final AtomicInteger calls = new AtomicInteger();
  private final IOException down = new IOException("503");

  private final Callable<Integer> failing =
      () -> {
        calls.incrementAndGet();
        throw down;
      };

  /// Fails so often, and then succeeds.
  private Callable<Integer> flaky(int fails) {
    var left = new AtomicInteger(fails);
    return () -> {
      if (left.getAndDecrement() > 0) {
        return failing.call();
      }
      return 200;
    };
  }

  @Test
  void three_layers_of_three_tries_make_27() {
    assertThatThrownBy(() -> threeLayers(failing)).isSameAs(down);
    assertThat(calls).hasValue(27);
  }

  @Test
  void one_layer_makes_3() {
    assertThatThrownBy(() -> retry(failing, 3)).isSameAs(down);
    assertThat(calls).hasValue(3);
  }

  @Test
  void a_success_ends_the_tries() throws Exception {
    assertThat(retry(flaky(2), 3)).isEqualTo(200);
    assertThat(threeLayers(flaky(8))).isEqualTo(200);
    assertThat(retry(flaky(2), 3, rich())).isEqualTo(200);
  }

  private static Budget rich() {
    var budget = new Budget();
    for (int i = 0; i < 1000; i++) {
      budget.countCall();
    }
    return budget;
  }

  @Test
  void a_failure_that_is_no_IOException_is_not_repeated() {
    Callable<Integer> broken =
        () -> {
          calls.incrementAndGet();
          throw new IllegalStateException("a bug");
        };
    assertThatThrownBy(() -> retry(broken, 3)).hasMessage("a bug");
    assertThatThrownBy(() -> retry(broken, 3, rich())).hasMessage("a bug");
    assertThat(calls).hasValue(2);
  }

  @Test
  void with_a_budget_ten_calls_pay_for_one_retry() {
    var budget = new Budget();
    for (int call = 1; call <= 20; call++) {
      assertThatThrownBy(() -> retry(failing, 3, budget)).isSameAs(down);
      assertThat(calls).as("after call %d", call).hasValue(call + call / 10);
    }
  }

  @Test
  void with_a_budget_there_are_no_more_tries_than_without() {
    assertThatThrownBy(() -> retry(failing, 3, rich())).isSameAs(down);
    assertThat(calls).hasValue(3);
  }

  @Test
  void a_budget_saves_up_for_ten_retries() {
    Budget budget = rich();
    int paid = 0;
    while (budget.pay()) {
      paid++;
    }
    assertThat(paid).isEqualTo(10);
  }

  @Test
  void a_503_is_what_is_repeated() throws Exception {
    try (var server = HttpServer.start(0);
        var http = OkHttp.atMost(1)) {
      assertThat(Step06a_RetriesMultiply.ask(http, server.url("/count"))).isEqualTo(200);
      assertThatThrownBy(() -> Step06a_RetriesMultiply.ask(http, server.url("/status/503")))
          .isInstanceOf(IOException.class)
          .hasMessage("503");
    }
  }

  @Test
  void the_service_counts_its_requests_for_twenty_pages() throws Exception {
    try (var server = HttpServer.start(0);
        var http = OkHttp.atMost(1)) {
      Callable<Integer> page =
          () -> {
            http.get(server.url("/status/503"));
            return 200;
          };
      assertThat(requests(server, page)).isEqualTo(20);
      assertThat(requests(server, () -> retry(page, 3))).isEqualTo(60);
    }
  }
}
