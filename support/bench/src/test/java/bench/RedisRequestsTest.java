package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RedisRequestsTest {

  @Test
  void the_last_line_of_the_csv_has_the_figure() throws IOException {
    String csv =
        """
        "test","rps","avg_latency_ms"
        "LPUSH (needed to benchmark LRANGE)","90000.50","0.2"
        "LRANGE_100 (first 100 elements)","45871.56","0.6"
        """;
    assertThat(RedisRequests.requestsASecond(csv)).isEqualTo(45871.56);
  }

  @Test
  void what_is_no_figure_is_an_error_that_shows_it() {
    assertThatThrownBy(() -> RedisRequests.requestsASecond("Could not connect"))
        .isInstanceOf(IOException.class)
        .hasMessage("no figure in: Could not connect");
  }

  @Test
  void each_measurement_compares_two_servers() {
    assertThat(RedisRequests.KNOWN.values())
        .allSatisfy(one -> assertThat(one.baseline().name()).isNotEqualTo(one.other().name()));
  }
}
