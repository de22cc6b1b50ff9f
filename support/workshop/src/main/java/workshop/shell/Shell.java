package workshop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.Source;

/// What JShell is started with: the part's classes made public, a start-up script that imports
/// them, and the part's sources as snippets, for a reader who wants to define a class again.
public final class Shell {

  private Shell() {}

  /// Writes it all below the part's `target/shell`. `classes` holds the part's compiled classes.
  public static void write(Part part, Path classes) throws IOException {
    Path shell = part.folder().resolve("target/shell");
    Folders.delete(shell);
    List<Path> sources = Folders.below(part.sources(), ".*(?<!-info)\\.java");
    List<String> packages = new ArrayList<>();
    for (Path source : sources) {
      Path folder = part.sources().relativize(source).getParent();
      String name = folder.toString().replace('/', '.').replace('\\', '.');
      if (!packages.contains(name)) {
        packages.add(name);
        publish(classes.resolve(folder), shell.resolve("classes").resolve(folder));
      }
    }
    Path snippets = Files.createDirectories(shell.resolve("snippets"));
    for (Path source : sources) {
      String name = source.getFileName().toString().replace(".java", ".jsh");
      Files.writeString(snippets.resolve(name), new Source(source).snippet(packages));
    }
    Files.writeString(shell.resolve("start.jsh"), start(part, packages, snippets));
  }

  private static void publish(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : Folders.in(from)) {
      if (file.toString().endsWith(".class")) {
        Files.write(
            to.resolve(file.getFileName()), PublicClasses.publish(Files.readAllBytes(file)));
      }
    }
  }

  private static String start(Part part, List<String> packages, Path snippets) {
    var script = new StringBuilder();
    packages.forEach(name -> script.append("import ").append(name).append(".*;\n"));
    String first = part.steps().getFirst().simpleName();
    Path shown = part.root().relativize(snippets);
    String greeting =
        """
        Call a step, or one of its methods:  %1$s.main()
        Define a class again:                /open %2$s/%1$s.jsh, then /edit %1$s
        Leave:                               /exit
        """
            .formatted(first, shown);
    greeting
        .lines()
        .forEach(line -> script.append("System.out.println(\"").append(line).append("\");\n"));
    return script.toString();
  }
}
