package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

/// A course of one step, whose README has one section.
abstract class ReadmeFixture {

  static final String[] LINES = {"  0.010  main      start", "  1.011  main      done in 1.00 s"};
  static final String CAPTION =
      "`make part_01 STEP=1` runs [Step01_Start](src/main/java/tiny/Step01_Start.java):\n";
  static final String BLOCK =
      "<!-- run: STEP=1 -->\n" + CAPTION + "```\n" + String.join("\n", LINES) + "\n```\n";

  /// Eleven lines, the blocks, and the rest.
  static final String PAGE =
      """
      # Part 1: tiny

      Does it start?

      ## How to run

      ## The steps

      ### 1. It starts

      %s

      ## What production code does differently

      ## Exercises

      ## Where next
      """;

  @TempDir Path root;
  TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
    tiny.stepPrints("Step01_Start", LINES);
  }

  String readme(String text) throws Exception {
    tiny.write(TinyCourse.README, PAGE.formatted(text));
    TinyCourse.Outcome outcome = tiny.run("readme");
    assertThat(outcome.output()).endsWith(outcome.well() ? " 0 are wrong\n" : "make readme\n");
    return outcome.output();
  }

  void assertHolds(String text) throws Exception {
    assertThat(readme(text)).matches("(\\d+) claims of the READMEs: \\1 hold, [^\n]*\n");
  }

  void assertWrong(String text, String... parts) throws Exception {
    assertThat(readme(text)).contains(parts).endsWith("make readme\n");
  }
}
