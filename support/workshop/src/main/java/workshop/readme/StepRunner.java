package workshop.readme;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.partitioningBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import workshop.course.Folders;
import workshop.course.Jvm;
import workshop.course.Source;
import workshop.course.Step;
import workshop.course.UserException;

/// Runs steps as a reader does: each in a JVM of its own, with the JVM's default flags and those
/// that the step asks for.
final class StepRunner {

  /// Steps mostly sleep, so there is room for more of them than there are cores. To start one takes
  /// 0.1 to 1 s of a core: three that take 1.6 s each keep half of it busy.
  private static final int SIDE_BY_SIDE = 3 * Runtime.getRuntime().availableProcessors();

  private static final int SECONDS = 120;

  /// Fair, so that a run which wants all the room gets it.
  private final Semaphore room = new Semaphore(SIDE_BY_SIDE, true);

  /// A wait that no span marks is drawn as work, so the lesson kit watches for those of so many
  /// milliseconds, and complains in lines that begin so.
  private static final String WATCH = "-Dlesson.unmarked=50";

  private static final String UNMARKED = "unmarked wait: ";

  /// What a step printed, line by line, and what the lesson kit complained of.
  record Run(List<String> printed, List<String> unmarked) {}

  /// How many steps a run may have beside it.
  enum Beside {
    MANY(1),
    FEW(SIDE_BY_SIDE / 2),
    NONE(SIDE_BY_SIDE);

    private final int share;

    Beside(int share) {
      this.share = share;
    }

    Beside fewer() {
      return this == MANY ? FEW : NONE;
    }
  }

  /// Runs the step, and takes its standard output. A [UserException] unless it ends by itself, with
  /// exit code 0 and nothing unexpected on standard error.
  Run run(Step step, String arguments, Beside beside) throws IOException, InterruptedException {
    int share = beside.share;
    room.acquire(share);
    try (var scratch = new Folders.Scratch()) {
      Path out = scratch.folder.resolve("out"); // files: a pipe that nobody empties blocks the step
      Path err = scratch.folder.resolve("err");
      Process process =
          Jvm.java(command(step, arguments))
              .directory(step.part().root().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = Jvm.await(process, SECONDS);
      String end = ended ? "exit code " + process.exitValue() : "no end within " + SECONDS + " s";
      List<String> printed = lines(out);
      var errors = lines(err).stream().collect(partitioningBy(line -> line.startsWith(UNMARKED)));
      if (!end.equals("exit code 0") || !errors.get(false).isEmpty()) {
        throw new UserException(
            "%s: %s%nStandard output:%n%s%nStandard error:%n%s"
                .formatted(
                    step.className(),
                    end,
                    String.join("\n", printed),
                    String.join("\n", errors.get(false))));
      }
      return new Run(printed, errors.get(true));
    } finally {
      room.release(share);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readString(file).lines().map(String::stripTrailing).toList();
  }

  private static List<String> command(Step step, String arguments) {
    var command = new ArrayList<>(step.part().flags());
    command.addAll(new Source(step.file()).flags());
    String classPath =
        step.part().classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    command.add(WATCH);
    // Without a terminal, Java would print in whatever encoding the locale names.
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", classPath));
    command.add(step.className());
    command.addAll(Arrays.stream(arguments.split("\\s+")).filter(not(String::isEmpty)).toList());
    return command;
  }
}
