package workshop.course;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A part of the course: its steps, and the class path that they and its exercises run on.
public record Part(Path root, Path folder) {

  /// Where a part's classes are. Maven has one folder for each module; the launcher of `make`
  /// compiles a part, and the modules that it needs, into another.
  private static final String CLASSES = System.getProperty("course.classes", "target/classes");

  private static final String MAVENS_CLASSES = "target/classes";

  public String name() {
    return folder.getFileName().toString();
  }

  /// `01`, as in `make part_01`.
  public String id() {
    return name().substring(4, 6);
  }

  public Path readme() {
    return folder.resolve("README.md");
  }

  public Path sources() {
    return folder.resolve("src/main/java");
  }

  /// Of a source file below its source folder.
  public static String className(Path path) {
    return path.toString().replace(".java", "").replace('/', '.').replace('\\', '.');
  }

  /// What the JVM needs for any of its classes.
  public List<String> flags() {
    Path pom = folder.resolve("pom.xml");
    boolean preview =
        Files.exists(pom) && Folders.read(pom).contains("<maven.compiler.enablePreview>true");
    return preview ? List.of("--enable-preview") : List.of();
  }

  public List<Step> steps() {
    return Folders.below(sources(), "Step\\d\\d[a-z]?_.+\\.java").stream()
        .map(file -> new Step(this, file))
        .toList();
  }

  /// Takes `2` and `2a`.
  public Step step(String number) {
    return find("step", number, steps(), Step::number);
  }

  /// The one so numbered of these things of the part, which are each a `what`.
  public <T> T find(String what, String number, List<T> all, Function<T, String> numberOf) {
    String numbers = all.stream().map(numberOf).collect(Collectors.joining(" "));
    return all.stream()
        .filter(one -> numberOf.apply(one).equals(number))
        .findFirst()
        .orElseThrow(() ->
            new UserException(
                "There is no %s %s in %s; there are: %s."
                    .formatted(what, number, name(), numbers)));
  }

  /// Its classes and resources, then those of the modules and jars that it depends on.
  public List<Path> classPath() {
    Path written = folder.resolve("target/classpath");
    Path classes = folder.resolve(CLASSES);
    for (Path needed : List.of(written, classes)) {
      if (!Files.exists(needed)) {
        throw new UserException(
            "%s is missing. Build first: make build".formatted(root.relativize(needed)));
      }
    }
    var path = new ArrayList<Path>(List.of(classes, folder.resolve("src/main/resources")));
    for (String entry : Folders.read(written).strip().split(File.pathSeparator, 0)) {
      if (!entry.endsWith(MAVENS_CLASSES)) {
        path.add(Path.of(entry));
        continue;
      }
      if (CLASSES.equals(MAVENS_CLASSES)) {
        path.add(Path.of(entry));
      }
      path.add(Path.of(entry).getParent().resolveSibling("src/main/resources"));
    }
    return path;
  }
}
