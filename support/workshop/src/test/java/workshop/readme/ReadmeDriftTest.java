package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import workshop.TinyCourse;

/// READMEs that tell the truth, and such that have drifted from it in every way there is.
class ReadmeDriftTest extends ReadmeFixture {

  @Test
  void a_transcript_that_is_true() throws Exception {
    assertHolds(BLOCK);
    assertHolds(BLOCK.replace("1.011", "1.111").replace("0.010", "0.002"));
  }

  @Test
  void a_transcript_with_another_event_shows_both_and_the_command_that_refreshes()
      throws Exception {
    assertThat(readme(BLOCK.replace("start", "begin")))
        .isEqualTo(
            """
            part01-tiny/README.md:11 run: STEP=1
              -   0.010  main      begin
              +   0.010  main      start
                  1.011  main      done in 1.00 s

            7 claims of the READMEs: 6 hold, 0 were refreshed, 1 are wrong
            To refresh what the READMEs show: make readme
            """);
  }

  /// Prints other events in its first run than in the next.
  private void aStepThatIsLateOnce() throws Exception {
    tiny.step(
        "Step01_Start",
        """
        static void main() throws Exception {
          boolean first = new java.io.File("ran").createNewFile();
          System.out.println("  0.010  main      start");
          System.out.println("  1.011  main      done in " + (first ? "no time" : "1.00 s"));
        }
        """);
  }

  @Test
  void other_events_are_no_accident() throws Exception {
    aStepThatIsLateOnce();
    assertWrong(BLOCK, "no time");
  }

  @Test
  void unless_the_block_says_that_the_clock_decides_them() throws Exception {
    aStepThatIsLateOnce();
    assertHolds(BLOCK.replace("STEP=1 -->", "STEP=1 timed -->"));
  }

  @Test
  void a_lost_overlap() throws Exception {
    tiny.stepPrints("Step01_Start", LINES[0], LINES[1].replace("1.00 s", "3.00 s"));
    assertWrong(BLOCK, "  - 1.000 s\n  + 3.000 s, 3.000 s, 3.000 s, 3.000 s, 3.000 s\n");
  }

  @Test
  void no_time_of_a_step_that_computes() throws Exception {
    tiny.stepPrints("Step01_Start", LINES[0], LINES[1].replace("1.00 s", "3.00 s"));
    assertHolds(BLOCK.replace("STEP=1 -->", "STEP=1 computes -->"));
  }

  @Test
  void a_time_that_was_late_once_is_run_again() throws Exception {
    // Late when it runs for the first time.
    tiny.step(
        "Step01_Start",
        """
        static void main() throws Exception {
          boolean first = new java.io.File("ran").createNewFile();
          System.out.println("  0.010  main      start");
          System.out.println("  1.011  main      done in " + (first ? "3" : "1") + ".00 s");
        }
        """);
    assertHolds(BLOCK);
  }

  @Test
  void arguments_are_passed_and_none_is_none() throws Exception {
    tiny.step(
        "Step01_Start",
        "static void main(String[] args) {\n  System.out.println(String.join(\"-\", args));\n"
            + "  System.out.println(args.length);\n}");
    assertHolds(
        """
        <!-- run: STEP=1 -->
        CAPTION
        ```

        0
        ```
        <!-- run: STEP=1 ARGS="a  b" -->
        ARGS
        ```
        a-b
        2
        ```
        """
            .replace("CAPTION\n", CAPTION)
            .replace("\nARGS\n", "\n" + CAPTION.replace("STEP=1", "STEP=1 ARGS=\"a  b\"")));
  }

  @Test
  void a_step_gets_the_flags_that_it_asks_for_and_no_others() throws Exception {
    tiny.step(
        "Step01_Start",
        """
        static void main() {
          Flags.needs("-Dflag=set");
          System.out.println(System.getProperty("flag"));
          System.out.println(System.getenv("JAVA_TOOL_OPTIONS"));
          System.out.println(java.lang.management.ManagementFactory.getRuntimeMXBean()
              .getInputArguments().stream().filter(flag -> !flag.matches(".*(encoding|unmarked).*")).toList());
        }

        static final class Flags {
          static void needs(String flag) {}
        }
        """);
    assertHolds("<!-- run: STEP=1 -->\n" + CAPTION + "```\nset\nnull\n[-Dflag=set]\n```\n");
  }

  /// Asked to watch for unmarked waits, it finds some in so many of its runs.
  private void aStepWithUnmarkedWaits(int runs) throws Exception {
    tiny.step(
        "Step01_Start",
        """
        static void main() throws Exception {
          System.out.println("done");
          for (int i = 0; i < %d && Integer.getInteger("lesson.unmarked") == 50; i++) {
            if (new java.io.File("ran" + i).createNewFile()) {
              System.err.println("unmarked wait: tea on main");
              return;
            }
          }
        }
        """
            .formatted(runs));
  }

  @Test
  void a_wait_that_is_unmarked_in_every_run() throws Exception {
    String block = "<!-- run: STEP=1 -->\n" + CAPTION + "```\ndone\n```\n";
    String wrong = "tiny.Step01_Start waits where no span says so:\nunmarked wait: tea on main\n";
    aStepWithUnmarkedWaits(4);
    assertHolds(block);
    aStepWithUnmarkedWaits(100);
    assertWrong(block, wrong);
    tiny.write(TinyCourse.README, PAGE.formatted(block));
    assertThat(tiny.run("readme", "--write").output()).contains(wrong);
  }

  @Test
  void what_is_printed_is_utf_8() throws Exception {
    tiny.stepPrints("Step01_Start", "… µs");
    assertHolds("<!-- run: STEP=1 -->\n" + CAPTION + "```\n… µs\n```\n");
  }

  @Test
  void a_step_that_fails_or_complains() throws Exception {
    tiny.step("Step01_Start", "static void main() {\n  System.exit(3);\n}");
    assertWrong(BLOCK, "tiny.Step01_Start: exit code 3\n");
    tiny.step("Step01_Start", "static void main() {\n  System.err.println(\"WARNING\");\n}");
    assertWrong(BLOCK, "tiny.Step01_Start: exit code 0\n", "Standard error:\nWARNING\n");
  }

  @Test
  void lines_that_change_places() throws Exception {
    String swapped = "<!-- run: STEP=1 -->\n" + CAPTION + "```\nB one\nA one\n```\n";
    tiny.stepPrints("Step01_Start", "A one", "B one");
    assertWrong(swapped, "  - B one\n    A one\n  + B one\n");
    assertHolds(swapped.replace("STEP=1 -->", "STEP=1 unordered=\"one\" -->"));
  }

  @Test
  void what_varies() throws Exception {
    tiny.stepPrints("Step01_Start", "12 rounds");
    String text = "<!-- run: STEP=1 -->\n" + CAPTION + "```\n7 rounds\n```\n";
    assertWrong(text, "  - 7 rounds\n  + 12 rounds\n");
    assertHolds(text.replace("STEP=1 -->", "STEP=1 varies=\"\\d+ rounds\" -->"));
  }

  @Test
  void comments_that_make_no_sense() throws Exception {
    String[][] wrong = {
      {"run: STEP=1 unordered=\"one\"", "These loosen nothing: one"},
      {"run: STEP=1 varies=\"[\"", "Unclosed character class"},
      {"run: STEP=1 sorted=\"x\"", "There is no attribute sorted."},
      {"run: STEP=9", "There is no step 9 in part01-tiny; there are: 1."},
      {"run: start", "It takes one STEP=…"},
      {"run: STEP=1 loosely", "It takes one STEP=…"},
      {"run: STEP=1 STEP=1", "It takes one STEP=…"},
      {"run: part_07 STEP=1", "There is no part 07;"},
      {"code: Step01_Start.java", "It takes the names of members, after that of a file other"},
      {"code: Step01_Start.java main from=\"x\"", "It takes one from=\"…\" and one to=\"…\""},
      {"code: Step01_Start.java main from=x to=y", "There is no line with x in main."},
      {"code: Step01_Start.java main from=done to=start", "no line with start in main from there"},
      {"code: Step01_Start.java begin", "There is no begin in Step01_Start.java."},
      {"code: Step02_Next.java main", "There is no Step02_Next.java in part01-tiny."},
      {"code: Step01_Start.java main varies=x", "There is no attribute varies."},
      {"run STEP=1", "Line 11 should be <!-- code: … --> or <!-- run: … -->."}
    };
    for (String[] one : wrong) {
      assertWrong(BLOCK.replace("run: STEP=1", one[0]), one[1]);
    }
  }

  @Test
  void a_caption_names_the_command_and_links_the_step() throws Exception {
    assertWrong(BLOCK.replace(CAPTION, ""), "  + " + CAPTION);
    assertWrong(
        BLOCK.replace("Step01_Start]", "Step01_Begin]"),
        "  - `make part_01 STEP=1` runs [Step01_Begin]",
        "  + " + CAPTION);
    tiny.step("Step01_Start", "static void main(String[] args) {}");
    tiny.write(
        "docs/page.md", "<!-- run: part_01 STEP=1 ARGS=\"--count 5\" -->\n```\n```\nAfter.\n");
    tiny.run("readme", "--write");
    assertThat(tiny.read("docs/page.md"))
        .isEqualTo(
            """
            <!-- run: part_01 STEP=1 ARGS="--count 5" -->
            `make part_01 STEP=1 ARGS="--count 5"` runs \
            [Step01_Start](../part01-tiny/src/main/java/tiny/Step01_Start.java):
            ```
            ```
            After.
            """);
  }

  @Test
  void the_courses_own_pages_say_which_part_they_speak_of() throws Exception {
    tiny.write(TinyCourse.README, PAGE.formatted(BLOCK));
    tiny.write("README.md", BLOCK);
    tiny.write(
        "docs/deep/page.md",
        BLOCK.replace("run: ", "run: part_01 ").replace("(src", "(../../part01-tiny/src"));
    assertThat(tiny.run("readme").output())
        .contains("README.md:1 run: STEP=1\nOf which part? Say part_01, for example.\n")
        .doesNotContain("docs/");
    tiny.write("CONTRIBUTING.md", "[it](none.md)");
    tiny.write("support/kit/README.md", "`Step07_None`");
    assertThat(tiny.run("readme").output())
        .contains(
            "CONTRIBUTING.md: what it links and names is there\nline 1: there is no none.md\n")
        .contains(
            "support/kit/README.md: what it links and names is there\nline 1: there is no Step07");
    assertThat(tiny.run("readme", "1").well()).isTrue(); // its own page alone
  }

  @Test
  void refreshing_replaces_what_has_drifted_and_touches_nothing_else() throws Exception {
    String drifted =
        """
        Before.
        <!-- run: STEP=1 -->
        ```
        ```
        Between.
        <!-- code: Step01_Start.java main -->
        ```java
        old
        old
        ```

        ```
        not live
        ```
        <!-- run: STEP=1 -->
        CAPTION
        ```
          0.123  main      start
          1.234  main      done in 1.12 s
        ```
        After.\
        """
            .replace("CAPTION\n", CAPTION);
    tiny.write(TinyCourse.README, PAGE.formatted(drifted).stripTrailing());

    TinyCourse.Outcome outcome = tiny.run("readme", "--write");

    assertThat(outcome.well()).isTrue();
    assertThat(outcome.output())
        .contains("part01-tiny/README.md:12 run: STEP=1 (refreshed)\n")
        .endsWith("9 claims of the READMEs: 7 hold, 2 were refreshed, 0 are wrong\n");
    assertThat(tiny.read(TinyCourse.README))
        .isEqualTo(
            PAGE.formatted(
                    """
                    Before.
                    <!-- run: STEP=1 -->
                    CAPTION
                    ```
                      0.010  main      start
                      1.011  main      done in 1.00 s
                    ```
                    Between.
                    <!-- code: Step01_Start.java main -->
                    ```java
                    static void main() {
                      System.out.println("  0.010  main      start");
                      System.out.println("  1.011  main      done in 1.00 s");
                    }
                    ```

                    ```
                    not live
                    ```
                    <!-- run: STEP=1 -->
                    CAPTION
                    ```
                      0.123  main      start
                      1.234  main      done in 1.12 s
                    ```
                    After.\
                    """
                        .replace("CAPTION\n", CAPTION))
                .stripTrailing());
    assertThat(tiny.run("readme").well()).isTrue();
  }

  @Test
  void what_differs_from_run_to_run_is_not_written_down() throws Exception {
    tiny.step("Step01_Start", "static void main() {\n  System.out.println(System.nanoTime());\n}");
    tiny.write(TinyCourse.README, PAGE.formatted(BLOCK));
    assertThat(tiny.run("readme", "--write").output())
        .contains("Two runs differ. Mend the step, or say unordered or varies:\n  - ");
    assertThat(tiny.read(TinyCourse.README)).isEqualTo(PAGE.formatted(BLOCK));
  }

  @Test
  void a_part_that_is_not_built_says_so() throws Exception {
    Files.delete(root.resolve("part01-tiny/target/classpath"));
    assertWrong(BLOCK, "part01-tiny/target/classpath is missing. Build first: make build");
  }
}
