package workshop.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  private static final String HALF = "word ".repeat(10).strip(); // 49 columns

  private static List<String> wrapped(String... lines) {
    return Text.wrap(String.join("\n", lines), "").lines().toList();
  }

  @Test
  void the_lines_of_a_paragraph_are_joined_before_they_are_wrapped() {
    String source = HALF + " " + HALF + " longer than the terminal";
    assertThat(wrapped(source, HALF, "end."))
        .containsExactly(HALF + " " + HALF, "longer than the terminal " + HALF + " end.");
    assertThat(wrapped("short ", "lines")).containsExactly("short lines");
  }

  @Test
  void a_blank_line_parts_two_paragraphs() {
    assertThat(wrapped("one", "", "two")).containsExactly("one", "", "two");
    assertThat(wrapped("one", "  ", "two", "three")).containsExactly("one", "", "two three");
  }

  @Test
  void what_is_indented_keeps_its_lines() {
    assertThat(wrapped("like", "this:", "    f = g();", "    return f;", "and", "then"))
        .containsExactly("like this:", "    f = g();", "    return f;", "and then");
  }

  @Test
  void an_item_of_a_list_keeps_its_line() {
    assertThat(wrapped("in", "order:", "- ham", "- eggs", "10. toast", "", "-1 of 2", "5 are"))
        .containsExactly("in order:", "- ham", "- eggs", "10. toast", "", "-1 of 2 5 are");
  }

  @Test
  void every_line_is_indented_and_counts_with_its_indent() {
    assertThat(Text.wrap(HALF + " " + HALF + "\n\nend", "  "))
        .isEqualTo("  " + HALF + " " + "word ".repeat(9).strip() + "\n  word\n\n  end");
  }

  @Test
  void the_line_ends_of_windows_are_line_ends() {
    assertThat(Text.wrap("one\r\ntwo\r\n\r\nthree", "")).isEqualTo("one two\n\nthree");
  }
}
