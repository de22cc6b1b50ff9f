package workshop.exercise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;

/// One exercise: the file that the reader edits, its test, and what stands ready for them. `path`
/// is that of all its versions below their folders, such as `tasks/Exercise01_Start.java`.
public record Exercise(Part part, Path path) {

  enum Kind {
    UNTOUCHED,
    SOLUTION,
    MISCONCEPTION
  }

  /// One version of the file; `name` as in a sentence about it.
  record Version(Kind kind, String name, Path file) {}

  public static List<Exercise> of(Part part) {
    // The tests say which there are: a reader might lose the other file.
    Path tests = part.folder().resolve("exercises/src/test/java");
    return Folders.below(tests, "Exercise\\d\\d_.+Test\\.java").stream()
        .map(test -> Path.of(tests.relativize(test).toString().replace("Test.java", ".java")))
        .map(path -> new Exercise(part, path))
        .toList();
  }

  public static List<Exercise> of(Course course) {
    return course.parts().stream().flatMap(part -> of(part).stream()).toList();
  }

  /// Takes `2` and `02`.
  public static Exercise of(Part part, String number) {
    String plain = number.replaceFirst("^0+(?=\\d)", "");
    return part.find("exercise", plain, of(part), exercise -> "" + exercise.number());
  }

  /// `Exercise01_Start`
  String name() {
    return path.getFileName().toString().replace(".java", "");
  }

  public int number() {
    return Integer.parseInt(name().substring(8, 10));
  }

  Path folder() {
    return part.folder().resolve("exercises");
  }

  /// The reader's.
  Path file() {
    return folder().resolve("src/main/java").resolve(path);
  }

  Path test() {
    return folder().resolve("src/test/java").resolve(path).resolveSibling(name() + "Test.java");
  }

  String testClass() {
    return Part.className(path) + "Test";
  }

  /// What stands ready for its reader: `hints.md`, and answers in `right` and `wrong`.
  Path answers() {
    return folder().resolve("answers").resolve(name());
  }

  Path solution() {
    return Folders.below(answers().resolve("right"), ".+\\.java").stream()
        .findFirst()
        .orElse(answers().resolve("right/solution.java"));
  }

  /// The reader's, the solution, and the misconceptions in alphabetical order.
  List<Version> versions() {
    var versions = new ArrayList<Version>();
    versions.add(new Version(Kind.UNTOUCHED, "untouched", file()));
    versions.add(new Version(Kind.SOLUTION, "the solution", solution()));
    for (Path belief : Folders.below(answers().resolve("wrong"), ".+\\.java")) {
      String name = belief.getFileName().toString().replace(".java", "");
      versions.add(new Version(Kind.MISCONCEPTION, name, belief));
    }
    return versions;
  }

  Path hintFile() {
    return answers().resolve("hints.md");
  }

  /// In the order in which they are given.
  List<String> hints() {
    return Files.exists(hintFile())
        ? Arrays.stream(Folders.read(hintFile()).split("(?m)^---$")).map(String::strip).toList()
        : List.of();
  }
}
