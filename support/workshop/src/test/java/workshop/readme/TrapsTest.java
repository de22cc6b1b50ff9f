package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

class TrapsTest {

  private static final String PAGE = "docs/traps.md";

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
    tiny.write(TinyCourse.README, "# Part 1: tiny\n\n### 1. It *starts*, or not\n");
    step(
        "Step01_Start",
        """
        /// Does it start?
        ///
        /// Trap: `start()` returns when it has started. It
        /// is said so. In fact, a|b is
        /// pending.
        ///
        /// Trap doors are no traps.
        """);
  }

  private void step(String name, String comment) throws Exception {
    tiny.write(
        "part01-tiny/src/main/java/tiny/" + name + ".java",
        "package tiny;\n\n" + comment + "final class " + name + " {}\n");
  }

  private Claim check(boolean write) throws Exception {
    return new Traps(tiny.course).check(write);
  }

  @Test
  void the_page_has_a_row_for_each_trap_with_a_link_to_its_section() throws Exception {
    step("Step02_Next", "/// No trap.\n");
    step("Step03_Last", "/// Trap: It ends. In fact, `it` does not.\n");

    assertThat(check(true).mended()).isTrue();

    assertThat(tiny.read(PAGE))
        .startsWith("# Traps\n")
        .endsWith(
            """

            ## Part 1: tiny

            | what one might believe | what is so | shown by |
            |---|---|---|
            | `start()` returns when it has started. It is said so. | A\\|b is pending. | \
            [step 1](../part01-tiny/README.md#1-it-starts-or-not) |
            | It ends. | `it` does not. | [step 3](../part01-tiny/README.md) |
            """);
    assertThat(check(false).wrong()).isEmpty();
  }

  @Test
  void a_page_that_is_behind_is_a_drift() throws Exception {
    check(true);
    tiny.write(PAGE, tiny.read(PAGE).replace("pending", "done"));
    assertThat(check(false).wrong()).contains("  - | `start()`", "  + | `start()`");
    assertThat(check(false).mended()).isFalse();
  }

  @Test
  void a_part_without_traps_has_no_heading_and_a_course_without_any_no_page() throws Exception {
    tiny.write("part02-more/README.md", "# Part 2: more\n");
    check(true);
    assertThat(tiny.read(PAGE)).doesNotContain("Part 2");
    step("Step01_Start", "");
    assertThat(new TinyCourse(root.resolve("other")).run("readme").output()).doesNotContain(PAGE);
  }

  @Test
  void a_trap_without_the_form_names_its_step_and_the_form() throws Exception {
    for (String trap :
        new String[] {
          "/// Trap: it starts, but in fact it does not.\n",
          "/// Trap: It starts. In fact it does not.\n",
          "/// Trap: It starts. In fact, it does not\n",
          "/// Trap: A. In fact, b.\n///\n/// Trap: C. In fact, d.\n",
          "/// It starts.\nfinal class Other {}\n\n/// Trap: A. In fact, b.\n"
        }) {
      step("Step01_Start", trap);
      assertThat(check(true).wrong())
          .isEqualTo(
              "tiny.Step01_Start should have one paragraph \"Trap: …. In fact, ….\", "
                  + "in the documentation of the class");
    }
  }
}
