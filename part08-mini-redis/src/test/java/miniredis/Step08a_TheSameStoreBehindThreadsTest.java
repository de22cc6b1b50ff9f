package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import miniredis.cli.Cli;
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
  void what_needs_a_timer_or_another_clients_thread_is_refused_by_name() throws Exception {
    try (var threads = new ThreadPerConnection();
        var client = Cli.connect(threads.port())) {
      for (String request : List.of("MONITOR", "CLIENT PAUSE 200", "MULTI", "PUBLISH news one")) {
        assertThat(client.ask(request)).endsWith("is not served on this kind of connection");
      }
      assertThat(client.ask("PING")).isEqualTo("PONG");
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
