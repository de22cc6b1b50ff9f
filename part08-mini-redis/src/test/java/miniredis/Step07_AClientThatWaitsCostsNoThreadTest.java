package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step07_AClientThatWaitsCostsNoThreadTest {

  @Test
  void those_who_wait_are_served_in_the_order_in_which_they_came() throws Exception {
    try (var server = MiniRedis.start();
        var other = Cli.connect(server.port())) {
      int threads = Thread.getAllStackTraces().size();
      List<Cli> waiting = Step07_AClientThatWaitsCostsNoThread.waiting(server.port(), other, 100);
      assertThat(Thread.getAllStackTraces()).hasSizeLessThan(threads + 10); // the JDK has its own
      assertThat(other.ask("PING")).isEqualTo("PONG");
      assertThat(other.ask("RPUSH jobs a b c")).isEqualTo("(integer) 3");
      assertThat(Step07_AClientThatWaitsCostsNoThread.read(waiting.subList(0, 3)))
          .containsExactly("[\"jobs\", \"a\"]", "[\"jobs\", \"b\"]", "[\"jobs\", \"c\"]");
      assertThat(other.ask("INFO clients")).contains("blocked_clients:97");
      for (Cli client : waiting) {
        client.close();
      }
    }
  }
}
