package workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.course.Jvm;

/// The real command line, in a process of its own.
class CommandLineTest {

  @TempDir Path root;
  private TinyCourse tiny;

  private record Outcome(int exit, List<String> lines) {}

  @BeforeEach
  void make() throws Exception {
    tiny = new TinyCourse(root);
  }

  private Outcome run(String... args) throws IOException, InterruptedException {
    Process process =
        Jvm.again(Workshop.class, args).directory(root.toFile()).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().readAllLines();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), lines);
  }

  @Test
  void not_yet_is_1_and_passed_is_0() throws Exception {
    assertThat(run("check", "1"))
        .isEqualTo(new Outcome(1, List.of("To do in Exercise01_Twice.java:5: double the number")));
    tiny.readerWrites("return 2 * n;");
    assertThat(run("check", "1").exit()).isZero();
  }

  @Test
  void an_exercise_that_calls_exit_has_not_passed() throws Exception {
    tiny.readerWrites("System.exit(0); return 2 * n;");
    assertThat(run("check", "1"))
        .isEqualTo(
            new Outcome(
                1,
                List.of(
                    "Not yet: your code ended its JVM, as System.exit and Runtime.halt do, and the"
                        + " check with it.")));
  }

  /// As Ctrl-C and `make watch` do it.
  @Test
  void a_check_that_is_ended_takes_the_readers_code_with_it() throws Exception {
    tiny.readerWrites("System.out.println(ProcessHandle.current().pid()); while (true) {}");
    Process process = Jvm.again(Workshop.class, "check", "1").directory(root.toFile()).start();
    String printed = process.inputReader().readLine();
    var readers = ProcessHandle.of(Long.parseLong(printed)).orElseThrow();
    process.destroy();
    readers.onExit().get(60, TimeUnit.SECONDS);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_command_that_is_none_is_2_and_lists_them() throws Exception {
    for (var args : List.of(List.of("chek"), List.<String>of(), List.of("verify", "--times"))) {
      Outcome outcome = run(args.toArray(String[]::new));
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.lines()).anyMatch(line -> line.startsWith("  check PART [N] "));
      assertThat(outcome.lines()).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void a_part_or_exercise_that_is_none_is_one_line() throws Exception {
    assertThat(run("check", "7"))
        .isEqualTo(new Outcome(2, List.of("There is no part 07; there are: part01-tiny.")));
    for (String exercise : List.of("7", "abc", "1 2", "0")) {
      String message = "There is no exercise %s in part01-tiny; there are: 1.".formatted(exercise);
      assertThat(run("hint", "part_01", exercise)).isEqualTo(new Outcome(2, List.of(message)));
    }
    assertThat(run("hint", "part_01", "01").exit()).isZero();
  }

  @Test
  void outside_of_a_course_it_says_so() throws Exception {
    Process process =
        Jvm.again(Workshop.class, "progress").directory(root.getRoot().toFile()).start();
    assertThat(process.errorReader().readAllLines())
        .containsExactly(
            "There is no course here: no pom.xml with part01-… beside it, here or above.");
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
