package workshop;

import static java.util.function.Predicate.not;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of the course: its steps, its exercises, and the class path that both run on.
record Part(Path root, Path folder) {

  /// Where a module's classes are: Maven has one folder, and the launcher of `make` another.
  private static final String CLASSES = System.getProperty("course.classes", "target/classes");

  private static final String MAVENS_CLASSES = "target/classes";

  String name() {
    return folder.getFileName().toString();
  }

  /// `01`, as in `make part_01`.
  String id() {
    return name().substring(4, 6);
  }

  Path sources() {
    return folder.resolve("src/main/java");
  }

  /// Of a source file below its source folder.
  static String className(Path path) {
    return path.toString().replace(".java", "").replace('/', '.').replace('\\', '.');
  }

  /// What the JVM needs for any of its classes.
  List<String> flags() {
    Path pom = folder.resolve("pom.xml");
    boolean preview =
        Files.exists(pom) && Folders.read(pom).contains("<maven.compiler.enablePreview>true");
    return preview ? List.of("--enable-preview") : List.of();
  }

  List<Step> steps() {
    return Folders.below(sources(), "Step\\d\\d[a-z]?_.+\\.java").stream()
        .map(file -> new Step(this, file))
        .toList();
  }

  /// Takes `2` and `2a`.
  Step step(String number) {
    return find("step", number, steps(), Step::number);
  }

  List<Exercise> exercises() {
    // The tests say which there are: a reader might lose the other file.
    Path tests = folder.resolve("exercises/src/test/java");
    return Folders.below(tests, "Exercise\\d\\d_.+Test\\.java").stream()
        .map(test -> Path.of(tests.relativize(test).toString().replace("Test.java", ".java")))
        .map(path -> new Exercise(this, path))
        .toList();
  }

  /// Takes `2` and `02`.
  Exercise exercise(String number) {
    String plain = number.replaceFirst("^0+(?=\\d)", "");
    return find("exercise", plain, exercises(), exercise -> "" + exercise.number());
  }

  private <T> T find(String what, String number, List<T> all, Function<T, String> numberOf) {
    String numbers = all.stream().map(numberOf).collect(Collectors.joining(" "));
    return all.stream()
        .filter(one -> numberOf.apply(one).equals(number))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                "There is no %s %s in %s; there are: %s."
                    .formatted(what, number, name(), numbers)));
  }

  /// Its classes and resources, then those of the modules and jars that it depends on.
  List<Path> classPath() {
    Path written = folder.resolve("target/classpath");
    Path classes = folder.resolve(CLASSES);
    for (Path needed : List.of(written, classes)) {
      if (!Files.exists(needed)) {
        throw new Problem(
            "%s is missing. Build first: make build".formatted(root.relativize(needed)));
      }
    }
    return Stream.concat(
            Stream.of(folder.resolve(MAVENS_CLASSES)),
            Arrays.stream(Folders.read(written).strip().split(File.pathSeparator))
                .filter(not(String::isEmpty))
                .map(Path::of))
        .flatMap(entry -> entry.endsWith(MAVENS_CLASSES) ? ofModule(entry) : Stream.of(entry))
        .toList();
  }

  private static Stream<Path> ofModule(Path mavensClasses) {
    Path module = mavensClasses.getParent().getParent();
    return Stream.of(module.resolve(CLASSES), module.resolve("src/main/resources"));
  }
}
