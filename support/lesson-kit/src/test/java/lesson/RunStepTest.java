package lesson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStepTest {

  /// Stands for a part's step: private to its package, as they are.
  static final class Step {
    static int runs;

    static void main() {
      runs++;
    }
  }

  @TempDir Path folder;

  @BeforeEach
  void a_part_with_two_steps() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/main/java/tasks"));
    for (String name : new String[] {"Step02_B", "Step01_A", "Helper", "package-info"}) {
      Files.createFile(sources.resolve(name + ".java"));
    }
  }

  @Test
  void steps_are_found_with_their_package_in_order() throws IOException {
    assertThat(RunStep.steps(folder)).containsExactly("tasks.Step01_A", "tasks.Step02_B");
  }

  @Test
  void a_package_private_main_without_arguments_runs() throws Throwable {
    RunStep.run(Step.class);
    assertThat(Step.runs).isEqualTo(1);
  }

  @Test
  void an_unknown_step_is_one_line_that_names_those_there_are() throws Exception {
    var process =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "lesson.RunStep",
                folder.toString(),
                "Step09_Z")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output)
        .isEqualTo(
            "No step Step09_Z in %s; there are Step01_A, Step02_B\n"
                .formatted(folder.getFileName()));
  }
}
