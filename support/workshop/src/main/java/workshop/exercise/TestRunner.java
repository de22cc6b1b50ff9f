package workshop.exercise;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.course.Folders;

/// Runs an exercise's test against one version of the exercise.
@FunctionalInterface
interface TestRunner {

  /// A check that takes longer hangs. A check that waits in vain, for ten seconds, does not; and a
  /// busy machine may be slow with all that is around the wait.
  int SECONDS = 40;

  /// `classes` holds the compiled version and its test. What they print goes to `out`.
  Verdict run(Exercise exercise, Path classes, PrintStream out)
      throws IOException, InterruptedException;

  /// Runs it against several versions, one after the other.
  default List<Verdict> runAll(Exercise exercise, List<Path> versions, PrintStream out)
      throws IOException, InterruptedException {
    var verdicts = new ArrayList<Verdict>();
    for (Path classes : versions) {
      verdicts.add(run(exercise, classes, out));
    }
    return verdicts;
  }

  /// Compiles the version in `file` together with the test, and runs the test.
  default Verdict compileAndRun(Exercise exercise, Path file, PrintStream out)
      throws IOException, InterruptedException {
    try (var scratch = new Folders.Scratch()) {
      var errors = Compiler.compile(exercise, file, scratch.folder);
      return errors.isPresent()
          ? new Verdict.DoesNotCompile(errors.get())
          : run(exercise, scratch.folder, out);
    }
  }
}
