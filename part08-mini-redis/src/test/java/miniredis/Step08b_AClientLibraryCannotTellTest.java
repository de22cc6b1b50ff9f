package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

final class Step08b_AClientLibraryCannotTellTest {

  @Test
  void jedis_finds_what_it_expects() throws Exception {
    try (var server = MiniRedis.start();
        var redis = RedisClient.create("127.0.0.1", server.port());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(Step08b_AClientLibraryCannotTell.hash(redis)).isEqualTo("green, 2 cups");
      assertThat(Step08b_AClientLibraryCannotTell.sortedSet(redis))
          .containsExactly("bob", "cem", "ann");
      assertThat(Step08b_AClientLibraryCannotTell.pipeline(redis)).containsExactly(1L, 2L, 3L);
      assertThat(Step08b_AClientLibraryCannotTell.transaction(redis)).containsExactly("OK", 6L);
      assertThat(Step08b_AClientLibraryCannotTell.blockingPop(redis, threads))
          .containsExactly("jobs", "wash the cups");
    }
  }
}
