package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import miniredis.cli.Cli;
import miniredis.cli.SlowWire;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step02c_APipelineWaitsOnceTest {

  private static final List<String> TEN =
      IntStream.rangeClosed(1, 10).mapToObj(Integer::toString).toList();

  @Test
  void replies_come_in_the_order_of_the_requests() throws Exception {
    try (var server = MiniRedis.start();
        var client = Cli.connect(server.port())) {
      assertThat(Step02c_APipelineWaitsOnce.pipelined(client)).isEqualTo(TEN);
      assertThat(Step02c_APipelineWaitsOnce.oneAtATime(client)).isEqualTo(TEN);
    }
  }

  @Test
  void one_at_a_time_waits_ten_times_as_long_as_the_wire_is() throws Exception {
    try (var server = MiniRedis.start();
        var wire = new SlowWire(server.port(), 25);
        var client = Cli.connect(wire.port())) {
      long start = System.nanoTime();
      Step02c_APipelineWaitsOnce.oneAtATime(client);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(10 * 50_000_000L);
    }
  }

  /// The server has got all ten before the first reply is back: it is asked on another connection.
  @Test
  void a_pipeline_is_done_before_its_first_reply_is_back() throws Exception {
    try (var server = MiniRedis.start();
        var wire = new SlowWire(server.port(), 1000);
        var client = Cli.connect(wire.port());
        var other = Cli.connect(server.port())) {
      for (int i = 0; i < 10; i++) {
        client.send("INCR two");
      }
      while (!other.ask("GET two").equals("\"10\"")) {
        Thread.onSpinWait();
      }
      assertThat(client.read()).isEqualTo("(integer) 1");
    }
  }

  @Test
  void another_client_may_come_between_two_requests() throws Exception {
    try (var server = MiniRedis.start();
        var client = Cli.connect(server.port());
        var other = Cli.connect(server.port())) {
      assertThat(Step02c_APipelineWaitsOnce.between(client, other)).containsExactly("1", "3");
    }
  }
}
