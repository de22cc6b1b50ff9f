package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

/// What prose links and names.
class PageChecksTest {

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
    tiny.write("part01-tiny/src/main/java/tiny/Step01_Start.java", "");
    tiny.write("part01-tiny/src/main/java/tiny/Step02a_Wait.java", "");
    tiny.write(
        "part01-tiny/src/test/java/tiny/Step01_StartTest.java",
        "class Step01_StartTest {\n  void it_starts() {}\n}\n");
    tiny.write("support/kit/src/test/java/kit/KitTest.java", "");
    tiny.write(
        "docs/other.md", "# Other\n## It *is* `x.y()`, 2 [a_b](c)!\n## Other\n```\n# No\n```\n");
  }

  private String wrong(String path, String text) throws Exception {
    Page page = Page.read(tiny.write(path, text), Optional.empty());
    return String.join(
        "\n", new PageChecks(tiny.course).of(page).stream().map(Claim::wrong).toList());
  }

  private String wrong(String text) throws Exception {
    return wrong("docs/page.md", text);
  }

  @Test
  void links_that_lead_somewhere() throws Exception {
    for (String target :
        List.of(
            "other.md",
            "../part01-tiny/",
            "../part01-tiny/src/main/java/tiny/Step01_Start.java",
            "#here",
            "other.md#other",
            "other.md#other-1",
            "other.md#it-is-xy-2-a_b",
            "https://example.org/x#y",
            "mailto:a@example.org")) {
      assertThat(wrong("# Here\nSee [it](" + target + "), and\n[this\nand that](" + target + ")."))
          .as(target)
          .isEmpty();
    }
  }

  @Test
  void links_that_lead_nowhere() throws Exception {
    assertThat(wrong("x\n\n[it](none.md) [it](../part02)"))
        .isEqualTo("line 3: there is no none.md\nline 3: there is no ../part02");
    assertThat(wrong("![it](other.md#no)\n[it](#there)"))
        .isEqualTo(
            "line 1: there is no #no in docs/other.md\nline 2: there is no #there in docs/page.md");
    tiny.write("docs/broken.md", "# Broken\n```\n");
    assertThat(wrong("[it](broken.md#broken)")).contains("there is no #broken in docs/broken.md");
    assertThat(wrong("[it](../pom.xml#project)")).contains("there is no #project in pom.xml");
    assertThat(wrong("[it](../../..)")).contains("there is no ../../..");
  }

  @Test
  void what_is_shown_as_code_is_no_link() throws Exception {
    assertThat(wrong("`[it](none.md)` and `a\n[b](c)`\n\n```\n[it](none.md)\n```\n")).isEmpty();
    assertThat(wrong("one ` alone\n\n[it](none.md) `x`")).isEqualTo("line 3: there is no none.md");
  }

  @Test
  void names_that_exist() throws Exception {
    assertThat(
            wrong(
                """
                `Step01_Start`, [Step02a_Wait](other.md) and `Step01_StartTest.it_starts`, `Step02a_…`,
                `Exercise01_Twice`, `Exercise01_TwiceTest.three_makes_six`, `StepNN_…Test.java`, KitTest.java.
                [Step01_StartTest](../part01-tiny/src/test/java/tiny/Step01_StartTest.java), `it_starts`
                `Step01_StartTest`, `x`; a Test, and `@Test`
                """))
        .isEmpty();
  }

  @Test
  void names_that_do_not() throws Exception {
    assertThat(wrong("`Step01_Begin`\n`Step02a_WaitTest`\n\n`Exercise02_Thrice` KotTest"))
        .isEqualTo(
            """
            line 1: there is no Step01_Begin
            line 2: there is no Step02a_WaitTest
            line 4: there is no Exercise02_Thrice
            line 4: there is no KotTest\
            """);
    String missing = "line 1: there is no it_ends in Step01_StartTest";
    assertThat(wrong("`Step01_StartTest.it_ends`")).isEqualTo(missing);
    assertThat(wrong("`Step01_StartTest`, `it_ends`")).isEqualTo(missing);
    assertThat(
            wrong(
                "[Step01_StartTest](../part01-tiny/src/test/java/tiny/Step01_StartTest.java), `it_ends`"))
        .isEqualTo(missing);
  }

  @Test
  void pointers_to_steps() throws Exception {
    assertThat(
            wrong(TinyCourse.README, "Step 1, steps 2 and 2a; part 1's step 2a; step 1 of part 1"))
        .isEmpty();
    assertThat(wrong("step 7\n## Part 1: tiny\nstep 2a, step\n1\n## Others\nthe next step 7a"))
        .isEmpty();
    String none = "There is no step 7 in part01-tiny; there are: 1 2a.";
    assertThat(wrong("## Part 1: tiny\nSteps 7 and 2a")).isEqualTo("line 2: " + none);
    assertThat(wrong("step 7 of part 1\npart 1,\nstep 7"))
        .isEqualTo("line 1: " + none + "\nline 2: " + none);
  }

  @Test
  void comments_and_hints_point_at_what_exists() throws Exception {
    tiny.write(TinyCourse.HINTS, "See step 2a, and part 1, step 3b.\n---\nSee Step01_Begin.\n");
    tiny.write(
        "part01-tiny/src/main/java/tiny/Step02a_Wait.java",
        """
        /// After step 1 comes
        /// step 9.
        class Step02a_Wait {
          String step = "step 8"; // like step 7 of part 1
          // Step01_Start, and part 2, step 1
        }
        """);
    assertThat(new PageChecks(tiny.course).ofComments(tiny.part).wrong().lines())
        .containsExactlyInAnyOrder(
            "part01-tiny/src/main/java/tiny/Step02a_Wait.java line 2: "
                + "There is no step 9 in part01-tiny; there are: 1 2a.",
            "part01-tiny/src/main/java/tiny/Step02a_Wait.java line 5: "
                + "There is no part 02; there are: part01-tiny.",
            TinyCourse.HINTS + " line 1: There is no step 3b in part01-tiny; there are: 1 2a.",
            TinyCourse.HINTS + " line 3: there is no Step01_Begin");
  }
}
