package bench.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContenderTest {

  /// A loop that runs everything as soon as it is outside of a callback, and keeps count.
  private static final class Counting extends JavaContender {
    final Queue<Runnable> ready = new ArrayDeque<>();
    final List<Duration> delays = new ArrayList<>();
    int executed;
    int mostReady;
    boolean running;
    int port;

    @Override
    void execute(Runnable callback) {
      executed++;
      ready.add(callback);
      mostReady = Math.max(mostReady, ready.size());
      if (!running) {
        running = true;
        for (Runnable next; (next = ready.poll()) != null; ) {
          next.run();
        }
        running = false;
      }
    }

    @Override
    void schedule(Duration delay, Runnable callback) {
      delays.add(delay);
      ready.add(callback);
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public int echoPort() {
      return port;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_chain_is_as_many_callbacks_one_at_a_time() throws Exception {
    var loop = new Counting();
    assertThat(loop.chain(500)).isPositive();
    assertThat(loop.executed).isEqualTo(500);
    assertThat(loop.mostReady).isEqualTo(1);
  }

  @Test
  void a_burst_is_as_many_callbacks_a_thousand_at_a_time() throws Exception {
    var loop = new Counting();
    assertThat(loop.burst(5000)).isPositive();
    assertThat(loop.executed).isEqualTo(1 + 5000); // one that submits the first thousand
    assertThat(loop.mostReady).isEqualTo(1000);
  }

  @Test
  void a_burst_of_less_than_whole_thousands_is_refused() {
    assertThatThrownBy(() -> new Counting().burst(1500))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1500 is not a multiple of 1000");
  }

  @Test
  void as_many_timers_are_scheduled_in_no_order_and_within_a_millisecond() throws Exception {
    var loop = new Counting();
    assertThat(loop.timers(500)).isPositive();
    assertThat(loop.delays).hasSize(500).doesNotHaveDuplicates();
    assertThat(loop.delays)
        .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofMillis(1)));
    assertThat(loop.delays).isNotEqualTo(loop.delays.stream().sorted().toList());
  }

  @Test
  void an_echo_that_is_not_one_is_found_out() throws Exception {
    try (var closesAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var loop = new Counting();
      loop.port = closesAtOnce.getLocalPort();
      var server =
          Thread.ofVirtual()
              .start(() -> {
                try (var client = closesAtOnce.accept()) {
                  client.shutdownOutput();
                  client.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      assertThatThrownBy(() -> loop.echo(3)).hasMessage("counting sent -1 back for byte 0");
      server.join();
    }
  }

  @Test
  void our_loop_does_all_the_work() throws Exception {
    try (var ours = new OursContender()) {
      doesAllTheWork(ours);
    }
  }

  @Test
  void nettys_loop_does_all_the_work() throws Exception {
    try (var netty = new NettyContender()) {
      doesAllTheWork(netty);
    }
  }

  @Test
  void asyncios_loop_does_all_the_work_where_there_is_one() throws Exception {
    Optional<Contender> asyncio = AsyncioContender.start("python3");
    if (asyncio.isPresent()) {
      try (var loop = asyncio.get()) {
        doesAllTheWork(loop);
      }
    }
  }

  private static void doesAllTheWork(Contender loop) throws Exception {
    assertThat(loop.chain(1000)).isPositive();
    assertThat(loop.burst(3000)).isPositive();
    assertThat(loop.timers(1000)).isPositive();
    assertThat(loop.echo(300)).isPositive(); // more than a byte can count
  }

  @Test
  void without_python_there_is_no_asyncio() throws Exception {
    assertThat(AsyncioContender.start("no-such-python")).isEmpty();
  }

  @Test
  void nor_with_one_that_ends_without_having_begun() throws Exception {
    assertThat(AsyncioContender.start("true")).isEmpty();
  }
}
