package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.course.UserException;
import workshop.readme.Page.Block;
import workshop.readme.Page.Heading;

class PageTest {

  @TempDir Path folder;

  private Page page(String text) throws Exception {
    return Page.read(Files.writeString(folder.resolve("page.md"), text), Optional.empty());
  }

  private void assertProblem(String text, String message) {
    assertThatThrownBy(() -> page(text)).isInstanceOf(UserException.class).hasMessage(message);
  }

  @Test
  void live_blocks_are_those_with_a_live_comment_on_the_line_before() throws Exception {
    Page page =
        page(
            """
            # A page
            <!-- code: Step01_Start.java main -->
            ```java
            static void main() {}
            ```
            <!-- an ordinary comment -->
            ```
            not live
            ```
            <!-- run: STEP=1 -->
            A caption:
            ~~~
            ```
            ~~~
            """);
    assertThat(page.blocks())
        .containsExactly(
            new Block("code", "Step01_Start.java main", 1, 3, 4),
            new Block("run", "STEP=1", 9, 12, 13));
    assertThat(page.text(page.blocks().getFirst())).containsExactly("static void main() {}");
    assertThat(page.caption(page.blocks().getFirst())).isEmpty();
    assertThat(page.text(page.blocks().getLast())).containsExactly("```");
    assertThat(page.caption(page.blocks().getLast())).containsExactly("A caption:");
  }

  @Test
  void a_block_stands_in_the_section_of_the_heading_above_it() throws Exception {
    String block = "<!-- run: STEP=1 -->\n```\n# no heading\n```\n";
    Page page =
        page(
            block
                + "### 2a. Two\n"
                + block
                + "#### A part of it\n"
                + block
                + "## After the steps\n"
                + block
                + "### 2b\n"
                + block);
    assertThat(page.blocks().stream().map(page::step))
        .containsExactly(
            Optional.empty(),
            Optional.of("2a"),
            Optional.of("2a"),
            Optional.empty(),
            Optional.empty());
    assertThat(page.headings())
        .containsExactly(
            new Heading(3, "2a. Two", 4),
            new Heading(4, "A part of it", 9),
            new Heading(2, "After the steps", 14),
            new Heading(3, "2b", 19));
  }

  @Test
  void what_stands_in_a_fence_or_in_backticks_is_shown_and_not_live() throws Exception {
    Page page =
        page(
            """
            Write `<!-- run: STEP=1 -->`, so:
            ````
            <!-- run: STEP=1 -->
            ```
            ```
            ````
            """);
    assertThat(page.blocks()).isEmpty();
  }

  @Test
  void words_and_attributes() {
    var block = new Block("run", "part_01 STEP=2a varies=\"\\d+ rounds\" timed varies=x", 0, 0, 0);
    assertThat(block.words()).containsExactly("part_01", "timed");
    assertThat(block.values("STEP")).containsExactly("2a");
    assertThat(block.values("varies")).isEqualTo(List.of("\\d+ rounds", "x"));
    assertThat(block.values("ARGS")).isEmpty();
    block.refuseAttributesBut("STEP", "varies");
    assertThatThrownBy(() -> block.refuseAttributesBut("STEP"))
        .isInstanceOf(UserException.class)
        .hasMessage("There is no attribute varies.");
  }

  @Test
  void a_live_comment_that_would_be_overlooked_is_a_problem() {
    String message = "Line 2 should be <!-- code: … --> or <!-- run: … -->.";
    for (String almost :
        List.of(
            "<!--run: STEP=1-->",
            "<!-- run STEP=1 -->",
            "  <!-- run: STEP=1 -->",
            "<!-- code: A.java b",
            "<!-- run: STEP=1 --> so:")) {
      assertProblem("\n" + almost + "\n```\n```\n", message);
    }
  }

  @Test
  void a_live_comment_without_its_block_is_a_problem() {
    String message = "Line 1 is a live comment, and no fenced block follows.";
    assertProblem("<!-- run: STEP=1 -->\n\n```\n```\n", message);
    assertProblem("<!-- run: STEP=1 -->", message);
    assertProblem("<!-- run: STEP=1 -->\none line\nand another\n```\n```\n", message);
  }

  @Test
  void a_block_that_does_not_end_is_a_problem() {
    assertProblem("\n```\n", "Line 2 begins a block that does not end.");
    assertProblem("<!-- run: STEP=1 -->\n````\n```\n", "Line 2 begins a block that does not end.");
  }

  @Test
  void a_page_that_is_not_there_says_nothing() {
    assertThat(Page.read(folder.resolve("none.md"), Optional.empty()).blocks()).isEmpty();
  }
}
