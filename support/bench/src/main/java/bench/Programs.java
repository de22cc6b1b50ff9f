package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whole programs, each a process of its own.
final class Programs {

  private Programs() {}

  /// The class path of a part's programs, once Maven has compiled it.
  static String classPath(String part) throws IOException {
    Path target = Path.of(part, "target");
    return target.resolve("classes") + ":" + Files.readString(target.resolve("classpath")).strip();
  }

  /// Runs the program to its end.
  ///
  /// @return all that it printed, of errors too
  /// @throws IOException if it can't be started, or its exit code is not 0
  static String run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed: " + output.strip());
    }
    return output;
  }
}
