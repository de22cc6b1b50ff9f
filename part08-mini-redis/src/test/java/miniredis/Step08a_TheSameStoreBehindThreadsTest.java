package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import miniredis.server.ThreadPerConnection;
import org.junit.jupiter.api.Test;

final class Step08a_TheSameStoreBehindThreadsTest {

  @Test
  void behind_the_lock_no_increment_is_lost() throws Exception {
    try (var threads = new ThreadPerConnection();
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(Step08a_TheSameStoreBehindThreads.sum(threads.port(), clients))
          .isEqualTo("\"10000\"");
    }
  }

  @Test
  void what_writes_to_other_clients_is_refused_by_name() throws Exception {
    try (var threads = new ThreadPerConnection()) {
      assertThat(Step08a_TheSameStoreBehindThreads.talk(threads.port()))
          .containsExactly(
              "SET tea green    OK",
              "APPEND tea !     (integer) 6",
              "GET tea          \"green!\"",
              "SUBSCRIBE news   (error) ERR 'subscribe' is not served on this kind of connection",
              "BLPOP jobs 1     (error) ERR 'blpop' is not served on this kind of connection");
    }
  }
}
