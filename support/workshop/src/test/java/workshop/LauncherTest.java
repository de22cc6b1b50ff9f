package workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher behind `make`, with input that it can't use: one line, exit code 2, nothing lost.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the course is run by plain Maven")
class LauncherTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

  private record Outcome(int exit, List<String> lines) {}

  private static Outcome run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("STEP", "ARGS", "EX", "PORT", "MAKEFLAGS"));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var lines = new ArrayList<String>(process.inputReader().readAllLines());
    return new Outcome(process.waitFor(), lines);
  }

  private static Outcome course(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", "support/bin/course"));
    command.addAll(List.of(arguments));
    return run(environment, command.toArray(String[]::new));
  }

  @Test
  void make_alone_lists_the_parts_with_their_questions() throws Exception {
    var outcome = course(Map.of(), "help");
    assertThat(outcome.exit()).isZero();
    String readme = Files.readAllLines(ROOT.resolve("part01-event-loop/README.md")).get(2);
    assertThat(readme).endsWith("?");
    assertThat(outcome.lines()).anyMatch(line -> line.strip().equals(readme));
    assertThat(outcome.lines()).anyMatch(line -> line.startsWith("  part_01   "));
    assertThat(outcome.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void an_unknown_part_is_one_line_that_lists_the_parts() throws Exception {
    var outcome = course(Map.of(), "part", "99");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.lines()).hasSize(1);
    assertThat(outcome.lines().getFirst()).startsWith("There is no part 99; there are 01");
  }

  @Test
  void an_unknown_step_is_one_line_that_lists_the_steps() throws Exception {
    for (String step : List.of("99", "0", "00", "*", "a", "1z", "1 2", "abc")) {
      var outcome = course(Map.of("STEP", step), "part", "01");
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.lines()).hasSize(1);
      assertThat(outcome.lines().getFirst())
          .startsWith("There is no step " + step + " in part01-event-loop; there are 1a 1b 1c 2");
    }
  }

  @Test
  void arguments_for_a_step_that_takes_none_are_refused() throws Exception {
    var outcome = course(Map.of("STEP", "1b", "ARGS", "forget"), "part", "01");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.lines()).containsExactly("Step 1b of part01-event-loop takes no ARGS.");
  }

  /// Its nested program takes some, and that is not asked for.
  @Test
  void arguments_are_the_steps_own() throws Exception {
    var outcome = course(Map.of("STEP", "1d", "ARGS", "early"), "part", "03");
    assertThat(outcome)
        .isEqualTo(new Outcome(2, List.of("Step 1d of part03-tasks takes no ARGS.")));
  }

  @Test
  void an_exercise_to_watch_needs_its_part() throws Exception {
    var outcome = course(Map.of("EX", "2"), "watch");
    assertThat(outcome)
        .isEqualTo(new Outcome(2, List.of("Exercise 2 of which part? Say make watch_NN EX=2.")));
  }

  @Test
  void an_unknown_command_is_one_line() throws Exception {
    var outcome = run(Map.of(), "make", "-s", "tset");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.lines().getFirst())
        .isEqualTo("There is no command 'tset'. 'make' alone lists them.");
  }

  @Test
  void a_setting_that_is_no_jdk_25_is_named() throws Exception {
    var outcome = course(Map.of("JAVA25_HOME", "/nowhere"), "part", "01");
    assertThat(outcome)
        .isEqualTo(new Outcome(2, List.of("JAVA25_HOME is /nowhere, which is not a JDK 25.")));
  }

  @Test
  void without_a_jdk_25_one_sentence_says_where_it_looked_and_how_to_get_one() throws Exception {
    var outcome =
        run(
            Map.of("JAVA25_HOME", ""),
            "bash",
            "-euc",
            """
            die() { echo "$1" >&2; exit 2; }
            . support/bin/jdk.sh
            is_jdk_25() { return 1; }
            find_jdk
            """);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.lines()).hasSize(1);
    assertThat(outcome.lines().getFirst())
        .startsWith("No JDK 25 in JAVA25_HOME, JAVA_HOME, on the path, or where")
        .contains("install it")
        .contains("set JAVA25_HOME");
  }

  @Test
  void a_jdk_is_told_by_its_release_file(@TempDir Path homes) throws Exception {
    for (String version : List.of("25", "25.0.3", "250", "24.0.2", "8")) {
      Path home = homes.resolve(version);
      Files.createDirectories(home.resolve("bin"));
      Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true);
      Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }
    var outcome =
        run(
            Map.of(),
            "bash",
            "-euc",
            ". support/bin/jdk.sh; for h in "
                + homes
                + "/*; do is_jdk_25 $h && echo ${h##*/}; done");
    assertThat(outcome.lines()).containsExactly("25", "25.0.3");
  }

  @Test
  void without_maven_one_sentence_says_so(@TempDir Path empty) throws Exception {
    // Only what the launcher itself needs is on this path.
    for (String tool :
        List.of("bash", "dirname", "grep", "find", "sed", "sort", "ls", "readlink")) {
      String target = run(Map.of(), "bash", "-c", "command -v " + tool).lines().getFirst();
      Path caller = empty.resolve(tool);
      Files.writeString(caller, "#!/bin/sh\nexec " + target + " \"$@\"\n");
      assertThat(caller.toFile().setExecutable(true)).isTrue();
    }
    var outcome =
        course(
            Map.of("PATH", empty.toString(), "JAVA25_HOME", System.getProperty("java.home")),
            "build");
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                2,
                List.of("Maven is not on the path: install Maven 3.8 or later, and try again.")));
  }
}
