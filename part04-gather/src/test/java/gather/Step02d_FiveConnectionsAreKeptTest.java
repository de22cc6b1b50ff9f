package gather;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import httpserver.HttpServer;
import java.io.IOException;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step02d_FiveConnectionsAreKeptTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void by_default_the_second_and_the_third_round_open_five_each() throws Exception {
    ConnectionPool byDefault = new OkHttpClient().connectionPool();
    assertThat(Step02d_FiveConnectionsAreKept.opened(byDefault, 5, server)).isEqualTo(10 + 5 + 5);
    assertThat(Step02d_FiveConnectionsAreKept.opened(byDefault, 5, server))
        .as("counted anew")
        .isEqualTo(10 + 5 + 5);
  }

  @Test
  void with_room_for_ten_all_are_used_again() throws Exception {
    var pool = new ConnectionPool(10, 5, MINUTES);
    assertThat(Step02d_FiveConnectionsAreKept.opened(pool, 10, server)).isEqualTo(10);
    assertThat(pool.connectionCount()).as("left in the pool").isZero();
  }

  @Test
  void a_connection_that_is_not_kept_is_opened_anew() throws Exception {
    var pool = new ConnectionPool(0, 5, MINUTES);
    assertThat(Step02d_FiveConnectionsAreKept.opened(pool, 0, server)).isEqualTo(30);
  }
}
