package workshop.exercise;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Compiles an exercise together with its test.
final class Compiler {

  private static final String CHANGED =
      "\nThe exercise compiles. Its test does not: keep the names and types that it uses.";

  private Compiler() {}

  /// `source` is the reader's file or another version of it. The result is what javac has to say
  /// against it; empty if all is well, and the classes are then in `into`.
  static Optional<String> compile(Exercise exercise, Path source, Path into) {
    Path root = exercise.part().root();
    if (!Files.exists(source)) {
      return Optional.of(root.relativize(source) + " is missing");
    }
    var found = new DiagnosticCollector<JavaFileObject>();
    var javac = ToolProvider.getSystemJavaCompiler();
    try (var files = javac.getStandardFileManager(found, null, null)) {
      var sources = files.getJavaFileObjects(source, exercise.test());
      if (javac.getTask(null, files, found, options(exercise, into), null, sources).call()) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var errors = found.getDiagnostics().stream().filter(Compiler::isError).toList();
    var own = errors.stream().filter(error -> !isIn(exercise.test(), error)).toList();
    String text =
        (own.isEmpty() ? errors : own)
            .stream()
                .map(error -> error.toString().replace(root + File.separator, ""))
                .collect(Collectors.joining("\n"));
    return Optional.of(own.isEmpty() ? text + CHANGED : text);
  }

  private static boolean isError(Diagnostic<?> diagnostic) {
    return diagnostic.getKind() == Diagnostic.Kind.ERROR;
  }

  private static boolean isIn(Path file, Diagnostic<? extends JavaFileObject> error) {
    return error.getSource() != null && error.getSource().getName().equals(file.toString());
  }

  private static List<String> options(Exercise exercise, Path into) {
    // JUnit and AssertJ are the workshop's own.
    String classPath =
        Stream.concat(
                exercise.part().classPath().stream().map(Path::toString),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator));
    // Tests may share a class, which javac finds on the source path.
    String tests = exercise.folder().resolve("src/test/java").toString();
    var options = new ArrayList<>(List.of("-g", "-proc:none", "-Xlint:none", "-implicit:class"));
    options.addAll(List.of("-d", into.toString(), "-cp", classPath, "-sourcepath", tests));
    List<String> preview = exercise.part().flags();
    if (!preview.isEmpty()) {
      options.addAll(preview);
      options.addAll(List.of("--source", "" + Runtime.version().feature()));
    }
    return options;
  }
}
