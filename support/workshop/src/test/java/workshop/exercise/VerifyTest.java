package workshop.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;
import workshop.course.Folders;

/// `make verify` on a course that keeps its rules, and on such that break them.
class VerifyTest {

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
    tiny.step("Step01_Start", "");
  }

  /// In this JVM, which is fast.
  private TinyCourse.Outcome verify(int times) throws Exception {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, UTF_8);
    boolean well = new Verify(times, out, SameJvm::run).run(tiny.course.parts());
    return new TinyCourse.Outcome(well, bytes.toString(UTF_8));
  }

  @Test
  void a_course_that_keeps_its_rules() throws Exception {
    assertThat(verify(1))
        .isEqualTo(
            new TinyCourse.Outcome(
                true,
                """
                Exercise01_Twice: 3 right, 3 wrong
                1 exercise: 1 untouched fail, 3 right answers pass, 3 wrong ones are told their belief
                """));
  }

  @Test
  void every_rule_that_is_broken_is_one_line() throws Exception {
    tiny.readerWrites("return 2 * n;");
    tiny.right("a-product", "return 3 * n;");
    tiny.wrong("sums-are-better", "return n + n;", "They are not.");
    tiny.wrong("the-other-way", "return n > 0 ? 3 : -3;", "Somewhere else (step 7).");
    Files.delete(root.resolve(TinyCourse.ANSWERS + "right/a-sum.java"));
    String stray = TinyCourse.EXERCISES + "answers/stray/wrong/same-is-enough.java";
    tiny.write(stray, "");

    TinyCourse.Outcome outcome = verify(1);

    assertThat(outcome.well()).isFalse();
    assertThat(outcome.output().lines().filter(line -> line.matches("\\S.*")))
        .containsExactly(
            "Exercise01_Twice has fewer right answers than 3",
            "Exercise01_Twice points nowhere in the-other-way.md:"
                + " There is no step 7 in part01-tiny; there are: 1.",
            "Exercise01_Twice, untouched: does not fail with its TODO alone",
            "Exercise01_Twice, right/a-product.java: does not pass",
            "Exercise01_Twice, wrong/sums-are-better.java:"
                + " passes: no check tells it from a right answer",
            "Exercise01_Twice, wrong/the-other-way.java: is not told its own belief",
            stray + " belongs to no exercise",
            "1 exercise: 0 untouched fail, 1 right answers pass, 3 wrong ones are told their belief");
    assertThat(outcome.output()).contains("\n    Not yet: three makes six\n");
  }

  @Test
  void a_version_that_ends_one_way_and_another() throws Exception {
    Folders.delete(root.resolve(TinyCourse.ANSWERS + "right"));
    Folders.delete(root.resolve(TinyCourse.ANSWERS + "wrong"));
    tiny.right("a-product", "return 2 * n;");
    tiny.write(
        TinyCourse.TEST,
        tiny.read(TinyCourse.TEST)
            .replace("case 6 -> {}", "case 6 -> throw verdict.refuse(\"\" + System.nanoTime());"));
    assertThat(tiny.run("verify", "1", "--times", "2").output())
        .contains("Exercise01_Twice, right/a-product.java: does not end the same way every time\n")
        .endsWith("0 wrong ones are told their belief, each in 2 runs of 2\n");
  }

  @Test
  void a_course_without_exercises() throws Exception {
    Folders.delete(root.resolve(TinyCourse.EXERCISES));
    assertThat(tiny.run("verify"))
        .isEqualTo(
            new TinyCourse.Outcome(
                false,
                """
                There is no exercise to verify
                0 exercises: 0 untouched fail, 0 right answers pass, 0 wrong ones are told their belief
                """));
  }
}
