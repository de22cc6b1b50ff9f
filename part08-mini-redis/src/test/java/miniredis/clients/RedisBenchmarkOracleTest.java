package miniredis.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// redis-benchmark runs all its default tests, and says of each how many requests a second it was;
/// of a test that takes less than a millisecond it would say `inf`, so there are requests enough.
/// How many is not looked at.
@Tag("oracle")
final class RedisBenchmarkOracleTest {

  private static final Pattern SPEED = Pattern.compile(": [0-9.]+ requests per second");

  /// PING in two forms, SET, GET, INCR, LPUSH, RPUSH, LPOP, RPOP, SADD, HSET, SPOP, ZADD, ZPOPMIN,
  /// LPUSH again for four LRANGE, and MSET.
  private static final int TESTS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {"-n 1000", "-n 10000 -P 16", "-n 10000 -P 16 -3", "-n 1000 -r 100 -d 1000"})
  void its_default_tests_run_through(String options) throws Exception {
    try (var server = MiniRedis.start()) {
      String all = "/usr/bin/redis-benchmark -q -p " + server.port() + " " + options;
      Process process = new ProcessBuilder(all.split(" ")).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();
      assertThat(printed).doesNotContainIgnoringCase("err");
      assertThat(SPEED.matcher(printed).results()).as(printed).hasSize(TESTS);
    }
  }
}
