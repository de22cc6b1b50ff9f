package workshop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One exercise: the file that the reader edits, its test, and what stands ready for them. `path`
/// is that of all its versions below their folders, such as `tasks/Exercise01_Start.java`.
record Exercise(Part part, Path path) {

  enum Kind {
    UNTOUCHED,
    SOLUTION,
    MISCONCEPTION
  }

  /// One version of the file; `name` as in a sentence about it.
  record Version(Kind kind, String name, Path file) {}

  /// `Exercise01_Start`
  String name() {
    return path.getFileName().toString().replace(".java", "");
  }

  int number() {
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

  Path solution() {
    return folder().resolve("solutions").resolve(path);
  }

  /// The reader's, the solution, and the misconceptions in alphabetical order.
  List<Version> versions() {
    var versions = new ArrayList<Version>();
    versions.add(new Version(Kind.UNTOUCHED, "untouched", file()));
    versions.add(new Version(Kind.SOLUTION, "the solution", solution()));
    for (Path belief : Folders.in(folder().resolve("misconceptions"))) {
      if (Files.exists(belief.resolve(path))) {
        versions.add(
            new Version(Kind.MISCONCEPTION, "" + belief.getFileName(), belief.resolve(path)));
      }
    }
    return versions;
  }

  Path hintFile() {
    return folder().resolve("hints").resolve(name() + ".md");
  }

  /// In the order in which they are given.
  List<String> hints() {
    return Files.exists(hintFile())
        ? Arrays.stream(Folders.read(hintFile()).split("(?m)^---$")).map(String::strip).toList()
        : List.of();
  }
}
