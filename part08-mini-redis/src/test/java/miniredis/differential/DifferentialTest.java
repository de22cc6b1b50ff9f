package miniredis.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import miniredis.Oracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten thousand random requests for a real Redis and for ours. `make differential_08` asks more.
@Tag("oracle")
final class DifferentialTest {

  @Test
  void a_redis_and_ours_answer_the_same() throws Exception {
    try (var redis = Oracle.start("--enable-debug-command", "yes");
        var ours = Differential.ours();
        var tester = new Tester(redis.port(), ours.port(), Set.of());
        var crowds = new CrowdTester(redis.port(), ours.port())) {
      assertThat(Differential.run(tester, crowds, 1, 10_000).values()).isEmpty();
    }
  }
}
