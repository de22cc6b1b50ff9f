package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.cli.Cli;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step05a_AMessageIsKeptNowhereTest {

  @Test
  void a_late_subscriber_never_gets_what_came_before() throws Exception {
    try (var server = MiniRedis.start();
        var publisher = Cli.connect(server.port());
        var early = Cli.connect(server.port());
        var late = Cli.connect(server.port())) {
      early.ask("SUBSCRIBE news");
      assertThat(publisher.ask("PUBLISH news one")).isEqualTo("(integer) 1");
      late.ask("SUBSCRIBE news");
      assertThat(publisher.ask("PUBLISH news two")).isEqualTo("(integer) 2");
      assertThat(Step05a_AMessageIsKeptNowhere.read(early, 2))
          .containsExactly("[\"message\", \"news\", \"one\"]", "[\"message\", \"news\", \"two\"]");
      assertThat(Step05a_AMessageIsKeptNowhere.read(late, 1))
          .containsExactly("[\"message\", \"news\", \"two\"]");
    }
  }

  @Test
  void a_pattern_hears_of_all_channels_that_match() throws Exception {
    try (var server = MiniRedis.start();
        var publisher = Cli.connect(server.port());
        var wide = Cli.connect(server.port())) {
      wide.ask("PSUBSCRIBE n*");
      publisher.ask("PUBLISH other x");
      publisher.ask("PUBLISH news y");
      assertThat(wide.read()).isEqualTo("[\"pmessage\", \"n*\", \"news\", \"y\"]");
    }
  }
}
