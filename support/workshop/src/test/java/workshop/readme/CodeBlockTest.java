package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import workshop.TinyCourse;

/// Blocks that hold the lines of a source.
class CodeBlockTest extends ReadmeFixture {

  @Test
  void code_is_cut_from_the_source() throws Exception {
    tiny.step("Step01_Start", "/// Adds.\nstatic int sum(int a, int b) {\n  return a + b;\n}");
    String block =
        """
        <!-- code: Step01_Start.java sum -->
        ```java
        static int sum(int a, int b) {
          return a + b;
        }
        ```
        """;
    assertThat(readme(block)).doesNotContain("code:");
    assertWrong(
        block.replace("a + b", "a - b"),
        "part01-tiny/README.md:11 code: Step01_Start.java sum\n",
        "  -   return a - b;\n  +   return a + b;\n");
  }

  @Test
  void code_of_the_sections_own_step_needs_no_file_and_no_caption() throws Exception {
    tiny.step("Step01_Start", "record Cup(int ml) {}\n\nstatic void fill() {\n  // so\n}");
    String block =
        """
        <!-- code: Cup fill -->
        ```java
        record Cup(int ml) {}

        static void fill() {
          // so
        }
        ```
        """;
    assertThat(readme(block)).doesNotContain("code:");
    assertWrong(block.replace("```java", "From elsewhere:\n```java"), "  - From elsewhere:\n");
    assertWrong("### 7. Gone\n" + block, "There is no step 7 in part01-tiny");
    assertWrong("### Other\n" + block, "Of which file? Name it, Loop.java, or put the block into");
  }

  @Test
  void some_lines_of_a_member_at_the_left_margin() throws Exception {
    tiny.step(
        "Step01_Start",
        "static void main() {\n  int a = 1;\n  if (a > 0) {\n    a++;\n  }\n  a--;\n}");
    assertThat(
            readme(
                """
                <!-- code: main from="if (" to="}" -->
                ```java
                if (a > 0) {
                  a++;
                }
                ```
                <!-- code: main from=a++ to=a++ -->
                ```java
                a++;
                ```
                """))
        .doesNotContain("code:");
  }

  @Test
  void code_of_another_file_has_a_caption() throws Exception {
    tiny.write(
        "part01-tiny/src/main/java/tiny/cup/Cup.java", "package tiny.cup;\n\npublic class Cup {}");
    String block = "<!-- code: Cup.java Cup -->\n%s```\npublic class Cup {}\n```\n";
    String caption = "From [Cup](src/main/java/tiny/cup/Cup.java):\n";
    assertThat(readme(block.formatted(caption))).doesNotContain("code:");
    assertWrong(block.formatted("From [Cup](src/Cup.java):\n"), "  + " + caption);
    tiny.run("readme", "--write");
    assertThat(tiny.read(TinyCourse.README)).isEqualTo(PAGE.formatted(block.formatted(caption)));
    tiny.write("part01-tiny/src/main/java/tiny/mug/Cup.java", "package tiny.mug;");
    assertWrong(block.formatted(caption), "There are several Cup.java in part01-tiny.");
  }

  @Test
  void lines_of_several_members_each_have_a_caption_in_their_section() throws Exception {
    tiny.step(
        "Step01_Start",
        "static int a;\n\nstatic void fill() {\n  a++;\n}\n\nstatic void sip() {\n  a--;\n}");
    String fill = "<!-- code: fill from=a++ to=a++ -->\n%s```java\na++;\n```\n";
    String sip = "<!-- code: sip from=a-- to=a-- -->\n%s```java\na--;\n```\n";
    assertThat(readme(fill.formatted(""))).doesNotContain("code:");
    assertThat(readme(fill.formatted("In `fill`:\n") + sip.formatted("In `sip`:\n")))
        .doesNotContain("code:");
    assertWrong(fill.formatted("In `fill`:\n") + sip.formatted(""), "  + In `sip`:");
  }

  @Test
  void lines_of_a_member_of_another_file_name_the_member() throws Exception {
    tiny.write(
        "part01-tiny/src/main/java/tiny/cup/Cup.java",
        "package tiny.cup;\n\nclass Cup {\n  int fill() {\n    return 1;\n  }\n}");
    String block = "<!-- code: Cup.java fill from=return to=return -->\n%s```\nreturn 1;\n```\n";
    assertWrong(block.formatted(""), "  + From [Cup](src/main/java/tiny/cup/Cup.java), `fill`:");
  }
}
