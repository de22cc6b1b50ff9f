package workshop.exercise;

import static java.util.function.Function.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;

/// One exercise: the file that the reader edits, its test, and what stands ready for them. `path`
/// is that of the reader's file below its source folder, such as `tasks/Exercise01_Start.java`.
public record Exercise(Part part, Path path) {

  private static final Pattern TO_DO =
      Pattern.compile("new UnsupportedOperationException\\(\\s*\"TODO: ");

  enum Kind {
    UNTOUCHED,
    RIGHT,
    WRONG
  }

  /// One version of the reader's file; `name` as in a sentence about it.
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

  /// The reader's file, or what is left of it, is not written yet.
  boolean hasToDo() {
    return Files.exists(file()) && TO_DO.matcher(Folders.read(file())).find();
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

  /// In alphabetical order. The first is the one to show.
  List<Path> right() {
    return Folders.below(answers().resolve("right"), ".+\\.java");
  }

  /// In alphabetical order.
  List<Path> wrong() {
    return Folders.below(answers().resolve("wrong"), ".+\\.java");
  }

  /// What the author of a wrong answer is told of the belief behind it.
  static Path belief(Path wrong) {
    return wrong.resolveSibling(wrong.getFileName().toString().replace(".java", ".md"));
  }

  List<Version> versions() {
    return Stream.of(
            Stream.of(new Version(Kind.UNTOUCHED, "untouched", file())),
            right().stream().map(file -> answer(Kind.RIGHT, file)),
            wrong().stream().map(file -> answer(Kind.WRONG, file)))
        .flatMap(identity())
        .toList();
  }

  private Version answer(Kind kind, Path file) {
    return new Version(kind, answers().relativize(file).toString(), file);
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
