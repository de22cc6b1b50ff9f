package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskCountTest {

  @Test
  void the_figure_is_in_the_programs_last_line() throws Exception {
    assertThat(
            TaskCount.secondsPast(
                """
                  0.000  main      10000 tasks, kind virtual
                10000 tasks finished in 10.02 seconds, 0.03 seconds past the longest sleep
                """))
        .isEqualTo(0.03);
  }

  @Test
  void a_program_that_does_not_tell_its_figure_has_failed() {
    assertThatThrownBy(() -> TaskCount.secondsPast("10000 tasks, kind virtual\n"))
        .hasMessage("no figure in: 10000 tasks, kind virtual");
  }
}
