package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

class SectionsTest {

  private static final String ONE = "### 1. It starts\n<!-- run: STEP=1 -->\n```\n```\n";
  private static final String TWO = "### 2a. It waits\n<!-- run: STEP=2a -->\n```\n```\n";
  private static final String PAGE =
      """
      # Part 1: tiny

      Does it start?

      ## How to run
      ## The steps
      """
          + ONE
          + TWO
          + """
          ## What production code does differently
          ## Exercises
          ## Where next
          """;

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void a_part_with_two_steps() throws Exception {
    tiny = new TinyCourse(root);
    tiny.write("part01-tiny/src/main/java/tiny/Step01_Start.java", "");
    tiny.write("part01-tiny/src/main/java/tiny/Step02a_Wait.java", "");
  }

  private List<String> wrong(String page) throws Exception {
    Path file = tiny.write(TinyCourse.README, page);
    return Sections.wrong(Page.read(file, Optional.of(tiny.part)), tiny.part);
  }

  @Test
  void a_readme_that_has_the_form() throws Exception {
    assertThat(wrong(PAGE)).isEmpty();
    assertThat(wrong(PAGE.replace("## Exercises", "#### Aside\n## Exercises"))).isEmpty();
  }

  @Test
  void title_and_question() throws Exception {
    assertThat(wrong(PAGE.replace("# Part 1: ", "# Part 01 ")))
        .containsExactly("line 1 should be the title: # Part 1: …");
    String question = "line 3 should be the part's question, after an empty line";
    assertThat(wrong(PAGE.replace("start?", "start."))).containsExactly(question);
    assertThat(wrong(PAGE.replace("tiny\n", "tiny"))).containsExactly(question);
  }

  @Test
  void headings_that_are_missing_or_stand_elsewhere() throws Exception {
    String should =
        "the headings should be ## How to run, ## The steps, "
            + "## What production code does differently, ## Exercises, ## Where next; they are ## ";
    assertThat(wrong(PAGE.replace("## Exercises\n", "")))
        .containsExactly(
            should
                + "How to run, ## The steps, ## What production code does differently, ## Where next");
    assertThat(wrong(PAGE.replace("## How to run", "## Running")).getFirst())
        .startsWith(should + "Running, ## The steps");
  }

  @Test
  void a_step_without_a_section_or_without_a_transcript() throws Exception {
    assertThat(wrong(PAGE.replace(TWO, "")))
        .containsExactly("there is no section ### 2a. for step 2a");
    String missing = "line 11, ### 2a. It waits, has no <!-- run: STEP=2a -->";
    assertThat(wrong(PAGE.replace("STEP=2a", "STEP=1"))).containsExactly(missing);
    assertThat(wrong(PAGE.replace("STEP=2a", "part_02 STEP=2a"))).containsExactly(missing);
    assertThat(wrong(PAGE.replace("run: STEP=2a", "code: main"))).containsExactly(missing);
  }

  @Test
  void a_section_without_a_step() throws Exception {
    assertThat(wrong(PAGE.replace(TWO, TWO + "### 2b. It ends\n")))
        .containsExactly("line 15, ### 2b. It ends, is about a step that does not exist");
    assertThat(wrong(PAGE.replace(TWO, TWO + "### And then\n")))
        .containsExactly(
            "line 15, ### And then, is no section of a step: ### 2a. Title without a full stop");
    assertThat(wrong(PAGE.replace("It waits", "It waits.")))
        .containsExactly(
            "line 11, ### 2a. It waits., is no section of a step: ### 2a. Title without a full stop",
            "there is no section ### 2a. for step 2a");
    assertThat(wrong(PAGE.replace(TWO, TWO + TWO)))
        .containsExactly("line 15, ### 2a. It waits, is the second section of its step");
  }

  @Test
  void sections_in_another_order() throws Exception {
    assertThat(wrong(PAGE.replace(ONE + TWO, TWO + ONE)))
        .containsExactly("the sections should be in the order of the steps, 1 2a; they are 2a 1");
  }

  @Test
  void a_readme_that_is_not_there() throws Exception {
    var none = Page.read(root.resolve("none.md"), Optional.of(tiny.part));
    assertThat(Sections.wrong(none, tiny.part)).hasSize(5);
  }
}
