package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.cli.Cli;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step06_AWatchedKeyMakesTheLoserTryAgainTest {

  @Test
  void multi_alone_loses_an_update() throws Exception {
    try (var server = MiniRedis.start();
        var one = Cli.connect(server.port());
        var two = Cli.connect(server.port())) {
      assertThat(Step06_AWatchedKeyMakesTheLoserTryAgain.multiAlone(one, two)).isEqualTo("\"10\"");
    }
  }

  @Test
  void a_watched_key_that_was_changed_makes_exec_answer_nothing() throws Exception {
    try (var server = MiniRedis.start();
        var one = Cli.connect(server.port());
        var two = Cli.connect(server.port())) {
      assertThat(Step06_AWatchedKeyMakesTheLoserTryAgain.watched(one, two))
          .isEqualTo("\"10\", and EXEC answered [OK], then (nil)");
    }
  }

  @Test
  void who_came_too_late_reads_again_and_both_updates_count() throws Exception {
    try (var server = MiniRedis.start();
        var one = Cli.connect(server.port());
        var two = Cli.connect(server.port())) {
      assertThat(Step06_AWatchedKeyMakesTheLoserTryAgain.watchedAndTriedAgain(one, two))
          .isEqualTo("\"20\", after 2 tries");
    }
  }
}
