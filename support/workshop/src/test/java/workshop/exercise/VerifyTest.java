package workshop.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;
import workshop.course.Folders;

/// `make verify` on a course that keeps its promises, and on such that break one each.
class VerifyTest {

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
    tiny.step("Step01_Start", "");
  }

  @Test
  void a_course_that_keeps_its_promises() throws Exception {
    assertThat(tiny.run("verify"))
        .isEqualTo(
            new TinyCourse.Outcome(
                true,
                """
                Exercise01_Twice: 3 misconceptions caught
                1 exercise: 1 untouched fail, 1 solutions pass, 3 misconceptions caught
                """));
  }

  @Test
  void every_promise_that_is_broken_is_one_line() throws Exception {
    tiny.readerWrites("return 2 * n;");
    Files.delete(root.resolve(TinyCourse.SOLUTION));
    tiny.misconception("exit-is-an-answer", "System.exit(0); return 0;");
    tiny.misconception("nothing", "throw new UnsupportedOperationException(\"TODO: double\");");
    tiny.misconception("sums-are-better", "return n + n;");
    tiny.misconception("the-other-way", "return n > 0 ? 3 : -3;");
    tiny.write(TinyCourse.HINTS, "Think of a sum.\n---\n\n");
    String stray = TinyCourse.EXERCISES + "answers/stray/wrong/Exercise01_Twice.java";
    tiny.write(stray, "");
    tiny.write(TinyCourse.EXERCISES + "answers/hints/Exercise02_Old.md", "");

    TinyCourse.Outcome outcome = tiny.run("verify", "1");

    assertThat(outcome.well()).isFalse();
    assertThat(outcome.output().lines().filter(line -> !line.startsWith(" ")))
        .containsExactly(
            "Exercise01_Twice, untouched: does not fail with its TODO alone",
            "Exercise01_Twice, the solution: does not pass",
            "Exercise01_Twice, exit-is-an-answer: no check catches it: it fails by itself",
            "Exercise01_Twice, nothing: has a TODO in it still",
            "Exercise01_Twice, sums-are-better: passes: no check tells it from the solution",
            "Exercise01_Twice, the-other-way: another misconception has the same message",
            "Exercise01_Twice needs 2 hints at least, with a line --- between them",
            TinyCourse.EXERCISES + "answers/hints/Exercise02_Old.md belongs to no exercise",
            stray + " belongs to no exercise",
            "1 exercise: 0 untouched fail, 0 solutions pass, 3 misconceptions caught");
    assertThat(outcome.output()).contains("\n    " + TinyCourse.SOLUTION + " is missing\n");
  }

  @Test
  void what_one_version_leaves_behind_reaches_no_other() throws Exception {
    Folders.delete(root.resolve(TinyCourse.ANSWERS + "wrong"));
    // It takes every thread of the common pool, and the solution needs one.
    tiny.misconception(
        "a-pool-is-endless",
        """
        for (int i = 0; i < 1000; i++) {
          java.util.concurrent.CompletableFuture.runAsync(() -> {
            while (true) java.util.concurrent.locks.LockSupport.park();
          });
        }
        return n;\
        """);
    tiny.write(
        TinyCourse.SOLUTION,
        TinyCourse.twice(
            "return java.util.concurrent.ForkJoinPool.commonPool().submit(() -> 2 * n).join();"));
    assertThat(tiny.run("verify").output())
        .isEqualTo(
            """
            Exercise01_Twice needs 3 misconceptions at least
            1 exercise: 1 untouched fail, 1 solutions pass, 1 misconceptions caught
            """);
  }

  @Test
  void a_version_that_ends_one_way_and_another() throws Exception {
    Folders.delete(root.resolve(TinyCourse.ANSWERS + "wrong"));
    tiny.write(
        TinyCourse.TEST,
        tiny.read(TinyCourse.TEST)
            .replace("case 6 -> {}", "case 6 -> fail(\"at \" + System.nanoTime());"));
    assertThat(tiny.run("verify", "1", "--times", "2").output())
        .contains("Exercise01_Twice, the solution: does not end the same way every time\n");
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
                0 exercises: 0 untouched fail, 0 solutions pass, 0 misconceptions caught
                """));
  }
}
