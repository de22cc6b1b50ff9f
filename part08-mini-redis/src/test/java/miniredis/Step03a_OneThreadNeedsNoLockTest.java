package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import miniredis.server.MiniRedis;
import org.junit.jupiter.api.Test;

final class Step03a_OneThreadNeedsNoLockTest {

  @Test
  void no_increment_of_fifty_clients_is_lost() throws Exception {
    try (var server = MiniRedis.start();
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(Step03a_OneThreadNeedsNoLock.sum(server, clients)).isEqualTo("\"10000\"");
    }
  }

  @Test
  void the_owner_may_read_and_another_thread_may_not() throws Exception {
    var database = Step03a_OneThreadNeedsNoLock.onThisThread();
    assertThat(Step03a_OneThreadNeedsNoLock.read(database, Runnable::run)).isEqualTo("green");
    try (var second = Executors.newSingleThreadExecutor()) {
      assertThat(Step03a_OneThreadNeedsNoLock.read(database, second))
          .startsWith(
              "IllegalStateException: the store was touched by a thread that does not own it");
    }
  }
}
