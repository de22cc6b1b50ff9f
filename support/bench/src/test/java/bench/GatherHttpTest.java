package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GatherHttpTest {

  @Test
  void the_figure_is_that_of_the_last_time() throws IOException {
    assertThat(
            GatherHttp.lastSeconds(
                """
                           [####################] 10000 of 10000
                  3.301  main      10000 requests in 3.21 s, at most 500 in flight
                  5.701  main      10000 requests in 2.34 s, at most 500 in flight
                """))
        .isEqualTo(2.34);
  }

  @Test
  void a_program_that_does_not_tell_its_figure_has_failed() {
    assertThatThrownBy(() -> GatherHttp.lastSeconds("Connection refused\n"))
        .hasMessage("no figure in: Connection refused");
  }

  @Test
  void the_servers_first_line_says_where_it_is() throws IOException {
    assertThat(
            GatherHttp.url("http-server: http://127.0.0.1:4711/run/ab/ is ready; Ctrl-C stops it"))
        .isEqualTo("http://127.0.0.1:4711/run/ab/count?delay=0.1");
    assertThatThrownBy(() -> GatherHttp.url(null)).hasMessageStartingWith("the server did not");
  }
}
