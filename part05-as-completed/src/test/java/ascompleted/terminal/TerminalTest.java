package ascompleted.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void a_terminal_has_colours_and_rewrites() {
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", ""), true))
        .isEqualTo(new Terminal(true, true));
  }

  @Test
  void a_file_or_a_pipe_has_neither() {
    assertThat(Terminal.of(Map.of("TERM", "xterm"), false)).isEqualTo(new Terminal(false, false));
  }

  @Test
  void a_dumb_terminal_has_neither() {
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true)).isEqualTo(new Terminal(false, false));
  }

  @Test
  void a_reader_who_wants_no_colour_gets_none_and_the_line_is_still_rewritten() {
    assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true)).isEqualTo(new Terminal(false, true));
  }

  @Test
  void the_tests_have_no_terminal() {
    assertThat(Terminal.ofThisProcess()).isEqualTo(new Terminal(false, false));
  }

  @Test
  void colours_begin_with_red_and_the_seventh_is_the_first_again() {
    var terminal = new Terminal(true, true);
    assertThat(terminal.paint(0, "ham")).isEqualTo("\u001b[31mham\u001b[0m");
    assertThat(terminal.paint(5, "ham")).isEqualTo("\u001b[36mham\u001b[0m");
    assertThat(terminal.paint(6, "ham")).isEqualTo(terminal.paint(0, "ham"));
  }

  @Test
  void without_colours_and_rewriting_a_text_stays_as_it_is() {
    var file = new Terminal(false, false);
    assertThat(file.paint(0, "ham")).isEqualTo("ham");
    assertThat(file.rewrite("ham")).isEqualTo("ham");
  }

  /// What a longer line before it has left is erased.
  @Test
  void a_line_that_is_rewritten_begins_at_the_left_and_ends_the_line() {
    assertThat(new Terminal(false, true).rewrite("ham")).isEqualTo("\rham\u001b[K");
  }
}
