package workshop.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;

/// Progress, hints and solutions.
class ProgressTest {

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
  }

  private String run(String... args) throws Exception {
    TinyCourse.Outcome outcome = tiny.run(args);
    assertThat(outcome.well()).isTrue();
    return outcome.output();
  }

  @Test
  void progress_is_a_line_for_each_exercise_and_a_count() throws Exception {
    assertThat(run("progress")).isEqualTo("to do " + TinyCourse.READERS + "\n0 of 1 done\n");
    run("hint", "1");
    assertThat(run("progress")).contains(TinyCourse.READERS + "  (hint 1 of 2)\n");
    tiny.readerWrites("return 2 * n;");
    run("check", "1");
    assertThat(run("progress")).isEqualTo("done  " + TinyCourse.READERS + "\n1 of 1 done\n");
  }

  @Test
  void what_passed_once_is_done_and_it_is_said_if_the_file_is_another_now() throws Exception {
    String untouched = tiny.read(TinyCourse.READERS);
    tiny.readerWrites("return 2 * n;");
    run("check", "1");
    tiny.readerWrites("return 0;");
    assertThat(run("progress"))
        .isEqualTo("done  " + TinyCourse.READERS + "  (changed since it passed)\n1 of 1 done\n");
    tiny.write(TinyCourse.READERS, untouched);
    assertThat(run("progress"))
        .isEqualTo("done  " + TinyCourse.READERS + "  (it has its TODO again)\n1 of 1 done\n");
    Files.delete(root.resolve(TinyCourse.READERS));
    assertThat(run("progress")).contains("  (changed since it passed)\n");
  }

  /// It is not known whether what was saved would pass.
  @Test
  void what_is_saved_during_the_check_has_not_passed() throws Exception {
    Path file = root.resolve(TinyCourse.READERS);
    tiny.readerWrites(
        """
        try {
          java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "another one");
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        return 2 * n;\
        """
            .formatted(file));
    run("check", "1");
    assertThat(run("progress")).contains("  (changed since it passed)\n");
  }

  @Test
  void hints_come_one_at_a_time_and_the_last_says_so() throws Exception {
    assertThat(run("hint", "1")).isEqualTo("Exercise 1, hint 1 of 2:\n\nThink of a sum.\n");
    String last = "Exercise 1, hint 2 of 2, the last:\n\nThere is an operator for it (step 1).\n";
    assertThat(run("hint", "1", "1")).isEqualTo(last);
    assertThat(run("hint", "1"))
        .isEqualTo("There is no further hint for exercise 1. Once more:\n\n" + last);
  }

  @Test
  void hints_are_for_the_first_exercise_that_has_not_passed() throws Exception {
    for (String path : new String[] {TinyCourse.READERS, TinyCourse.TEST, TinyCourse.HINTS}) {
      tiny.write(path.replace("Exercise01", "Exercise02"), tiny.read(path));
    }
    tiny.readerWrites("return 2 * n;");
    run("check", "1", "1");
    assertThat(run("hint", "1")).startsWith("Exercise 2, hint 1 of 2");
    assertThat(run("hint", "1", "1")).startsWith("Exercise 1, hint 1 of 2");
  }

  @Test
  void the_solution_opens_to_whoever_has_passed() throws Exception {
    assertThat(tiny.run("solution", "1"))
        .isEqualTo(
            new TinyCourse.Outcome(
                false,
                """
                Exercise 1 has not passed yet. Its solution opens then.
                For a hint: make hint_01
                """));
    tiny.readerWrites("return n + n;");
    run("check", "1");
    tiny.readerWrites("return 0;"); // and stays open
    tiny.run("check", "1");
    assertThat(tiny.run("solution", "1"))
        .isEqualTo(
            new TinyCourse.Outcome(
                true,
                TinyCourse.SOLUTION
                    + "\n\n"
                    + TinyCourse.twice("return 2 * n;")
                    + "\n2 right answers in other styles: "
                    + TinyCourse.ANSWERS
                    + "right\n"));
  }

  @Test
  void a_corrupt_file_counts_as_empty_and_is_replaced() throws Exception {
    for (byte[] garbage :
        new byte[][] {
          {(byte) 0xff, (byte) 0xfe, 0, 1},
          "a=\\u12".getBytes(UTF_8),
          "part01-tiny/Exercise01_Twice.hints=many".getBytes(UTF_8),
          "part01-tiny/Exercise01_Twice.passed=true\na=\\u12".getBytes(UTF_8)
        }) {
      Files.write(root.resolve(".progress"), garbage);
      assertThat(run("progress")).endsWith("0 of 1 done\n");
      assertThat(run("hint", "1")).startsWith("Exercise 1, hint 1 of 2");
      assertThat(run("hint", "1")).startsWith("Exercise 1, hint 2 of 2");
    }
  }

  @Test
  void nothing_but_the_file_is_left_behind() throws Exception {
    run("hint", "1");
    try (var files = Files.list(root)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("pom.xml", "part01-tiny", ".progress");
    }
  }
}
