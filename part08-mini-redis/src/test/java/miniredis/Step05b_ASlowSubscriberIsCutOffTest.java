package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import miniredis.Step05b_ASlowSubscriberIsCutOff.Outcome;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step05b_ASlowSubscriberIsCutOffTest {

  @Test
  void the_quick_one_gets_all_and_the_slow_one_is_cut_off() throws Exception {
    assertThat(slow("pubsub 2mb 0 0")).isEqualTo(new Outcome(true));
  }

  @Test
  void without_a_limit_the_slow_one_gets_all() throws Exception {
    assertThat(slow("pubsub 0 0 0")).isEqualTo(new Outcome(false));
  }

  private static Outcome slow(String limit) throws Exception {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("client-output-buffer-limit", limit);
    try (var server = MiniRedis.start(config, InstantSource.system());
        var publisher = Cli.connect(server.port());
        var quick = Cli.connect(server.port());
        var slow = Cli.connect(server.port())) {
      quick.ask("SUBSCRIBE news");
      slow.ask("SUBSCRIBE news");
      assertThat(Step05b_ASlowSubscriberIsCutOff.publish(publisher, quick)).isEqualTo(300);
      return Step05b_ASlowSubscriberIsCutOff.readAll(slow);
    }
  }
}
