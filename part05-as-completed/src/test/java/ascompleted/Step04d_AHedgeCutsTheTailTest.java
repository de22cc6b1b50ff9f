package ascompleted;

import static ascompleted.Step04d_AHedgeCutsTheTail.hedged;
import static ascompleted.Step04d_AHedgeCutsTheTail.latencies;
import static ascompleted.Step04d_AHedgeCutsTheTail.path;
import static ascompleted.Step04d_AHedgeCutsTheTail.percentile;
import static ascompleted.Step04d_AHedgeCutsTheTail.shown;
import static ascompleted.Step04d_AHedgeCutsTheTail.slowOnce;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.requests.Requests;
import httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04d_AHedgeCutsTheTailTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private final AtomicInteger tries = new AtomicInteger();
  private Requests requests;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    requests = Requests.atMost(4);
    server = requests.server();
  }

  @AfterEach
  void close() {
    threads.close();
    requests.close();
  }

  @Test
  void a_call_that_is_done_in_time_is_tried_once() throws Exception {
    assertThat(hedged(first("/count", "/count"), MINUTE, threads)).isEqualTo("{\"count\":1}");
    assertThat(server.stats().requests()).isOne();
  }

  /// It wins when the server has the first one's request: one that was never sent cannot be
  /// abandoned.
  @Test
  void the_second_try_wins_if_the_first_is_late_and_the_server_sees_that_one_abandoned()
      throws Exception {
    Callable<String> attempt =
        () -> {
          if (tries.getAndIncrement() == 0) {
            return requests.http().get(server.url("/gate/late"));
          }
          server.awaitWaiting("late", 1);
          return requests.http().get(server.url("/count"));
        };
    assertThat(hedged(attempt, AT_ONCE, threads)).isEqualTo("{\"count\":1}");
    assertThat(server.awaitStats("abandoned", 1).requests()).isEqualTo(2);
  }

  /// The second try opens the first one's gate, and waits at its own.
  @Test
  void the_first_try_may_still_win_and_then_the_second_is_abandoned() throws Exception {
    Callable<String> attempt =
        () -> {
          if (tries.getAndIncrement() == 0) {
            return requests.http().get(server.url("/gate/first")) + "first";
          }
          server.awaitWaiting("first", 1);
          server.open("first");
          return requests.http().get(server.url("/gate/second"));
        };
    assertThat(hedged(attempt, AT_ONCE, threads)).endsWith("first");
    threads.close(); // the second try has ended
    assertThat(tries).hasValue(2);
    server.awaitStats("abandoned", server.stats().requests() - 1);
  }

  @Test
  void a_try_that_fails_in_time_is_not_tried_again() {
    assertThatThrownBy(() -> hedged(first("/status/500", "/count"), MINUTE, threads))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(server.stats().requests()).isOne();
  }

  /// The first try fails when the second one has begun: one that fails earlier is in time.
  @Test
  void there_is_no_third_try() {
    var second = new CountDownLatch(1);
    Callable<String> attempt =
        () -> {
          if (tries.getAndIncrement() == 0) {
            second.await();
          } else {
            second.countDown();
          }
          return requests.http().get(server.url("/status/500"));
        };
    assertThatThrownBy(() -> hedged(attempt, AT_ONCE, threads))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(server.stats().requests()).isEqualTo(2);
  }

  /// The first try is let go when the second one's thread has ended.
  @Test
  void if_one_of_two_fails_the_other_one_counts() throws Exception {
    var second = new CompletableFuture<Thread>();
    Callable<String> attempt =
        () -> {
          if (tries.getAndIncrement() == 0) {
            second.join().join();
            return "first";
          }
          second.complete(Thread.currentThread());
          throw new IllegalStateException("second");
        };
    assertThat(hedged(attempt, AT_ONCE, threads)).isEqualTo("first");
  }

  @Test
  void if_both_fail_the_call_fails() {
    var second = new CompletableFuture<Thread>();
    Callable<String> attempt =
        () -> {
          if (tries.getAndIncrement() == 0) {
            second.join().join();
            throw new IllegalStateException("first");
          }
          second.complete(Thread.currentThread());
          throw new IllegalStateException("second");
        };
    assertThatThrownBy(() -> hedged(attempt, AT_ONCE, threads)).hasRootCauseMessage("first");
  }

  @Test
  void an_interrupted_caller_abandons_both() throws Exception {
    var ended = new CompletableFuture<Throwable>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                hedged(first("/gate/both", "/gate/both"), AT_ONCE, threads);
              } catch (InterruptedException | ExecutionException e) {
                ended.complete(e);
              }
            });
    server.awaitWaiting("both", 2);
    caller.interrupt();
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    assertThat(server.awaitStats("abandoned", 2).inFlight()).isZero();
  }

  @Test
  void so_many_of_a_hundred_do_not_exceed_a_percentile() {
    var seconds =
        new ArrayList<>(IntStream.rangeClosed(1, 200).mapToObj(Duration::ofSeconds).toList());
    Collections.reverse(seconds);
    assertThat(percentile(95, seconds)).hasSeconds(190);
    assertThat(percentile(100, seconds)).hasSeconds(200);
    assertThat(percentile(50, List.of(Duration.ofSeconds(7)))).hasSeconds(7);
    assertThat(percentile(50, seconds.subList(0, 3))).hasSeconds(199);
  }

  private Callable<String> first(String path, String then) {
    return () -> requests.http().get(server.url(tries.getAndIncrement() == 0 ? path : then));
  }

  @Test
  void in_the_model_the_first_try_of_each_twentieth_call_is_slow() throws Exception {
    assertThat(path(20, 0)).isEqualTo("/delay/1");
    assertThat(path(100, 0)).isEqualTo("/delay/1");
    assertThat(path(20, 1)).isEqualTo("/delay/0.1");
    assertThat(path(19, 0)).isEqualTo("/delay/0.1");
    long start = System.nanoTime();
    assertThat(slowOnce(40, requests).call()).isNotEmpty();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000);
  }

  @Test
  void a_hundred_calls_have_a_hundred_latencies() {
    var calls = new AtomicInteger();
    List<Duration> latencies =
        latencies(_ -> {
          Thread.sleep(5);
          return "call " + calls.incrementAndGet();
        });
    assertThat(latencies).hasSize(100);
    assertThat(latencies).allMatch(one -> one.toMillis() >= 5 && one.toSeconds() < 20);
    assertThat(calls).hasValue(100);
  }

  @Test
  void a_call_that_fails_has_no_latency() {
    assertThatThrownBy(() ->
            latencies(_ -> {
              throw new IOException("reset");
            }))
        .hasRootCauseMessage("reset");
  }

  @Test
  void latencies_are_shown_in_seconds() {
    var latencies = new ArrayList<>(Collections.nCopies(95, Duration.ofMillis(100)));
    latencies.addAll(Collections.nCopies(5, Duration.ofMillis(2500)));
    assertThat(shown(latencies)).isEqualTo("95 of 100 within 0.10 s, all within 2.50 s");
  }

  @Test
  void if_six_of_a_hundred_are_slow_the_percentile_is_slow() {
    var latencies = new ArrayList<>(Collections.nCopies(95, Duration.ofMillis(100)));
    latencies.addAll(Collections.nCopies(5, Duration.ofSeconds(1)));
    assertThat(percentile(95, latencies)).hasMillis(100);
    latencies.set(0, Duration.ofSeconds(1));
    assertThat(percentile(95, latencies)).hasSeconds(1);
  }
}
