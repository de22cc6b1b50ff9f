package workshop.exercise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.UserException;

/// What the files of an exercise owe, whatever its test says. Each violation is a line.
final class ExerciseRules {

  private static final int FEWEST_ANSWERS = 3;
  private static final int FEWEST_HINTS = 2;

  /// `step 2a`, `part 2, step 3f`, `steps 2 and 4b`
  private static final Pattern POINTER =
      Pattern.compile(
          "(?i)\\b(?:part (?<part>\\d+), )?steps? (?<step>\\d+[a-z]?)(?: and (?<other>\\d+[a-z]?))?\\b");

  private ExerciseRules() {}

  static List<String> violations(Exercise exercise) {
    var found = new ArrayList<String>();
    if (exercise.right().size() < FEWEST_ANSWERS) {
      found.add("has fewer right answers than " + FEWEST_ANSWERS);
    }
    if (exercise.wrong().size() < FEWEST_ANSWERS) {
      found.add("has fewer wrong answers than " + FEWEST_ANSWERS);
    }
    if (exercise.hints().size() < FEWEST_HINTS || exercise.hints().contains("")) {
      found.add("has fewer hints than " + FEWEST_HINTS + ", with a line --- between them");
    }
    exercise.wrong().stream()
        .map(Exercise::belief)
        .filter(text -> !Files.exists(text))
        .forEach(text -> found.add("has no text " + show(exercise, text) + " for its program"));
    files(exercise)
        .filter(Files::exists)
        .forEach(file ->
            missing(exercise.part(), Folders.read(file))
                .forEach(why -> found.add("points nowhere in " + file.getFileName() + ": " + why)));
    return found;
  }

  /// All that belong to it, but for its programs in `answers`.
  private static Stream<Path> files(Exercise exercise) {
    return Stream.concat(
        Stream.of(exercise.file(), exercise.test(), exercise.hintFile()),
        exercise.wrong().stream().map(Exercise::belief));
  }

  /// What is wrong with the pointers of a text: each names a step of this part or of another.
  static List<String> missing(Part part, String text) {
    var wrong = new ArrayList<String>();
    Matcher pointer = POINTER.matcher(text.replaceAll("\\s+(//+\\s*)?", " "));
    while (pointer.find()) {
      try {
        String other = pointer.group("part");
        Part target = other == null ? part : new Course(part.root()).part(other);
        target.step(pointer.group("step"));
        if (pointer.group("other") != null) {
          target.step(pointer.group("other"));
        }
      } catch (UserException e) {
        wrong.add(e.getMessage());
      }
    }
    return wrong;
  }

  /// Files that no exercise of the part knows would never be looked at: one with a wrong name, one
  /// in a wrong folder, a text without a program.
  static List<String> strays(Part part) {
    Set<Path> known = new HashSet<>();
    for (Exercise exercise : Exercise.of(part)) {
      files(exercise).forEach(known::add);
      known.addAll(exercise.right());
      known.addAll(exercise.wrong());
    }
    Path folder = part.folder().resolve("exercises");
    return Stream.concat(
            Folders.below(folder.resolve("src"), "Exercise.*").stream(),
            Folders.below(folder.resolve("answers"), ".*").stream())
        .filter(file -> !known.contains(file))
        .map(file -> part.root().relativize(file) + " belongs to no exercise")
        .toList();
  }

  private static Path show(Exercise exercise, Path file) {
    return exercise.answers().relativize(file);
  }
}
