package workshop.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.TinyCourse;
import workshop.course.UserException;

/// What a reader sees of each kind of attempt.
class CheckTest {

  @TempDir Path root;
  private TinyCourse tiny;

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
  }

  private String check() throws Exception {
    TinyCourse.Outcome outcome = checkAll();
    assertThat(outcome.well()).isFalse();
    return outcome.output();
  }

  private TinyCourse.Outcome checkAll() throws Exception {
    return check(Exercise.of(tiny.part));
  }

  /// In this JVM, which is fast; what a reader's code can do to its own is OwnJvmTest's matter.
  private TinyCourse.Outcome check(List<Exercise> exercises) throws Exception {
    var bytes = new ByteArrayOutputStream();
    boolean well =
        new Exercises(tiny.course, new PrintStream(bytes, true, UTF_8), SameJvm::run)
            .check(exercises);
    return new TinyCourse.Outcome(well, bytes.toString(UTF_8));
  }

  @Test
  void untouched_is_one_friendly_line() throws Exception {
    assertThat(check()).isEqualTo("To do in Exercise01_Twice.java:5: double the number\n");
  }

  @Test
  void a_todo_that_travelled_through_a_task_is_still_a_todo() throws Exception {
    tiny.readerWrites(
        """
        return java.util.concurrent.CompletableFuture.<Integer>supplyAsync(
            () -> { throw new UnsupportedOperationException("TODO: double the number"); }).join();\
        """);
    assertThat(check()).isEqualTo("To do in Exercise01_Twice.java:6: double the number\n");
  }

  @Test
  void a_todo_where_another_exception_was_expected_is_still_a_todo() throws Exception {
    tiny.write(
        TinyCourse.TEST,
        """
        package tiny;

        import static org.assertj.core.api.Assertions.assertThatThrownBy;

        class Exercise01_TwiceTest {
          @org.junit.jupiter.api.Test
          void one_is_refused() {
            assertThatThrownBy(() -> Exercise01_Twice.twice(1)).isInstanceOf(Error.class);
          }
        }
        """);
    assertThat(check()).isEqualTo("To do in Exercise01_Twice.java:5: double the number\n");
    tiny.readerWrites("throw new IllegalStateException(\"no\");");
    assertThat(check())
        .contains("Expecting actual throwable to be an instance of:\n")
        .contains("\n    java.lang.IllegalStateException: no\n")
        .doesNotContain("\tat ");
  }

  @Test
  void a_todo_that_the_test_itself_ran_as_a_task_is_in_the_readers_file() throws Exception {
    tiny.write(
        TinyCourse.TEST,
        """
        package tiny;

        class Exercise01_TwiceTest {
          @org.junit.jupiter.api.Test
          void one_makes_two() throws Exception {
            var caller = new java.util.concurrent.FutureTask<>(() -> Exercise01_Twice.twice(1));
            caller.run();
            caller.get();
          }
        }
        """);
    assertThat(check()).isEqualTo("To do in Exercise01_Twice.java:5: double the number\n");
  }

  @Test
  void half_done_is_not_untouched() throws Exception {
    tiny.readerWrites(
        "if (n > 0) return 6; throw new UnsupportedOperationException(\"TODO: double\");");
    assertThat(check()).isEqualTo("To do in Exercise01_Twice.java:5: double\n");
    tiny.readerWrites(
        "if (n > 0) return 3; throw new UnsupportedOperationException(\"TODO: double\");");
    assertThat(check()).startsWith("Not yet: three makes six\n\n  It is 3 again.\n");
    tiny.readerWrites(
        "if (n < 0) return 3; throw new UnsupportedOperationException(\"TODO: double\");");
    assertThat(check())
        .startsWith("Not yet: three makes six\n\n  To do in Exercise01_Twice.java:5: double\n");
  }

  @Test
  void passed_says_that_the_solution_is_open_and_what_is_next() throws Exception {
    tiny.readerWrites("return n + n;");
    assertThat(checkAll())
        .isEqualTo(
            new TinyCourse.Outcome(
                true,
                """
                Exercise 1 passed. Its solution is open now: make solution_01
                All exercises of part01-tiny are done.
                """));
    assertThat(checkAll().output()).startsWith("Exercise 1 passed.\n");
  }

  @Test
  void without_a_number_they_are_checked_in_order_up_to_the_first_that_fails() throws Exception {
    tiny.readerWrites("return n + n;");
    String second = tiny.read(TinyCourse.TEST).replace("Exercise01_Twice", "Exercise02_Again");
    tiny.write(TinyCourse.TEST.replace("Exercise01_Twice", "Exercise02_Again"), second);
    tiny.write(
        TinyCourse.READERS.replace("Exercise01_Twice", "Exercise02_Again"),
        TinyCourse.twice("return n;").replace("Exercise01_Twice", "Exercise02_Again"));
    assertThat(check())
        .startsWith("Exercise 1 passed. Its solution is open now: make solution_01\nNot yet: ");
    assertThat(check(List.of(Exercise.of(tiny.part, "1"))).output())
        .isEqualTo("Exercise 1 passed.\nNext is exercise 2, Exercise02_Again.\n");
  }

  @Test
  void the_first_refusal_in_the_order_of_the_source_is_the_verdict() throws Exception {
    tiny.readerWrites("return n;");
    assertThat(check())
        .isEqualTo(
            """
            Not yet: three makes six

              It is 3 again.

              Not even once (step 1).

            For a hint: make hint_01
            """);
  }

  @Test
  void a_long_message_is_broken_at_spaces() throws Exception {
    tiny.readerWrites("return n;");
    String longWord = "x".repeat(120);
    tiny.wrong("same-is-enough", "return n;", "word ".repeat(30) + longWord);
    assertThat(check().lines().skip(4).limit(3))
        .containsExactly(
            "  " + "word ".repeat(19).strip(), "  " + "word ".repeat(11).strip(), "  " + longWord);
  }

  @Test
  void an_unexpected_exception_is_its_type_its_message_and_the_readers_line() throws Exception {
    tiny.readerWrites("if (n < 0) return -2;\n    throw new IllegalStateException(\"no sums\");");
    assertThat(check())
        .isEqualTo(
            """
            Not yet: three makes six

              java.lang.IllegalStateException: no sums
                at Exercise01_Twice.java:6

            For a hint: make hint_01
            """);
  }

  @Test
  void a_failed_check_inside_a_task_is_still_the_checks_own_word() throws Exception {
    tiny.readerWrites("return n;");
    tiny.write(
        TinyCourse.TEST,
        """
        package tiny;

        class Exercise01_TwiceTest {
          @org.junit.jupiter.api.Test
          void three_makes_six() throws Exception {
            java.util.concurrent.CompletableFuture.runAsync(
                () -> { throw new AssertionError("It is not six. (Step 1)"); }).get();
          }
        }
        """);
    assertThat(check()).contains("\n  It is not six. (Step 1)\n").doesNotContain("Exception");
  }

  @Test
  void a_compile_error_is_javacs_own() throws Exception {
    tiny.readerWrites("return n + ;");
    assertThat(check())
        .isEqualTo(
            """
            part01-tiny/exercises/src/main/java/tiny/Exercise01_Twice.java:5: error: illegal start of expression
                return n + ;
                           ^
            """);
  }

  @Test
  void javacs_notes_are_no_errors() throws Exception {
    tiny.readerWrites("java.util.List raw = null;\n    raw.add(n);\n    return true;");
    assertThat(check()).contains(":7: error: incompatible types").doesNotContain("unchecked");
  }

  @Test
  void errors_in_the_test_are_shown_only_if_the_reader_made_none() throws Exception {
    tiny.write(TinyCourse.READERS, TinyCourse.twice("return n;").replace("twice(", "thrice("));
    assertThat(check())
        .contains("Exercise01_TwiceTest.java:12: error: cannot find symbol")
        .endsWith(
            "The exercise compiles. Its test does not: keep the names and types that it uses.\n");
    tiny.write(TinyCourse.READERS, TinyCourse.twice("return \"no\";").replace("twice(", "thrice("));
    assertThat(check()).contains("Exercise01_Twice.java:5: error").doesNotContain("TwiceTest");
  }

  @Test
  void a_lost_file_is_named() throws Exception {
    Files.delete(root.resolve(TinyCourse.READERS));
    assertThat(check()).isEqualTo(TinyCourse.READERS + " is missing\n");
  }

  @Test
  void a_test_without_checks_does_not_pass() throws Exception {
    tiny.write(TinyCourse.TEST, "package tiny; class Exercise01_TwiceTest {}");
    assertThat(check()).contains("no check was run");
  }

  @Test
  void a_skipped_check_does_not_pass() throws Exception {
    tiny.readerWrites("return 2 * n;");
    tiny.write(
        TinyCourse.TEST,
        tiny.read(TinyCourse.TEST)
            .replaceFirst("@Test", "@Test @org.junit.jupiter.api.Disabled(\"for now\")"));
    assertThat(check()).contains("Not yet: three makes six\n\n  It was skipped: for now\n");
  }

  @Test
  void one_of_several_invocations_is_named_with_its_method() throws Exception {
    tiny.readerWrites("return n;");
    tiny.write(
        TinyCourse.TEST,
        """
        package tiny;

        class Exercise01_TwiceTest {
          @org.junit.jupiter.params.ParameterizedTest
          @org.junit.jupiter.params.provider.ValueSource(ints = {0, 5})
          void it_doubles(int n) {
            if (Exercise01_Twice.twice(n) != 2 * n) throw new AssertionError("No. (Step 1)");
          }
        }
        """);
    assertThat(check()).startsWith("Not yet: it doubles (5)\n");
  }

  @Test
  void the_part_and_its_package_private_classes_are_there() throws Exception {
    tiny.step("Step01_Sum", "static int sum(int a, int b) {\n  return a + b;\n}");
    tiny.readerWrites("return Step01_Sum.sum(n, n);");
    assertThat(checkAll().output()).startsWith("Exercise 1 passed.");
  }

  @Test
  void a_part_that_is_not_built_is_one_line() throws Exception {
    Files.delete(root.resolve("part01-tiny/target/classpath"));
    assertThatThrownBy(this::checkAll)
        .isInstanceOf(UserException.class)
        .hasMessage("part01-tiny/target/classpath is missing. Build first: make build");
  }
}
