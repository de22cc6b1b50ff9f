package workshop.readme;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.course.Course;
import workshop.course.Folders;
import workshop.course.Part;
import workshop.course.Source;
import workshop.course.UserException;

/// Steps, exercises, tests and their methods that prose names, and steps that it points at, exist.
final class Names {

  // `Step01_Start`, `LoopTest.a_method`, and the name in a link followed by that of a method:
  // [LoopTest](src/test/java/LoopTest.java), `a_method`.
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?<type>(?:Step\\d\\d[a-z]?|Exercise\\d\\d)_\\w+|[A-Z]\\w*Test)\\b(?!…)"
              + "(?:\\.(?!java\\b)(?<method>\\w+)|(?:\\.java\\))?`?,\\s`(?<listed>[a-z]+_\\w+)`)?");

  // Step 2a, part 2, step 3f, step 3f of part 2. A number alone may mean all steps of that number.
  private static final Pattern POINTER =
      Pattern.compile(
          "(?i)(?:\\bpart\\s(?<part>\\d+)(?:,|'s)?\\s)?\\bsteps?\\s(?<step>\\d+[a-z]?)\\b"
              + "(?:\\sof\\spart\\s(?<of>\\d+))?");

  // On a page about all parts, a heading says which one is meant.
  private static final Pattern HEADING = Pattern.compile("(?m)^##? (?:Part (\\d+)\\b)?");

  private final Course course;
  private final Map<String, Path> sources = new HashMap<>();

  Names(Course course) {
    this.course = course;
    Stream.concat(
            course.parts().stream()
                .flatMap(part -> Stream.of(part.folder(), part.folder().resolve("exercises"))),
            Folders.in(course.root().resolve("support")).stream())
        .flatMap(module -> Folders.below(module.resolve("src"), ".*\\.java").stream())
        .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
  }

  /// `own` is the part that the prose is about, if it is about one.
  List<String> wrong(Prose prose, Optional<Part> own) {
    return Stream.concat(
            prose.wrong(NAME, this::name).stream(),
            prose.wrong(POINTER, pointer -> pointer(prose, pointer, own)).stream())
        .toList();
  }

  private String name(MatchResult name) {
    Path file = sources.get(name.group("type"));
    if (file == null) {
      return "there is no " + name.group("type");
    }
    String method = name.group("method") == null ? name.group("listed") : name.group("method");
    boolean found = method == null || new Source(file).methods().contains(method);
    return found ? "" : "there is no " + method + " in " + name.group("type");
  }

  private String pointer(Prose prose, MatchResult pointer, Optional<Part> own) {
    String number = pointer.group("part") == null ? pointer.group("of") : pointer.group("part");
    if (number == null && own.isEmpty()) {
      number =
          HEADING
              .matcher(prose.text())
              .results()
              .filter(heading -> heading.start() < pointer.start())
              .reduce((_, last) -> last)
              .map(heading -> heading.group(1))
              .orElse(null);
    }
    if (number == null && own.isEmpty()) {
      return "";
    }
    try {
      Part part = number == null ? own.get() : course.part(number);
      String step = pointer.group("step");
      if (part.steps().stream().noneMatch(one -> one.number().matches(step + "[a-z]?"))) {
        part.step(step);
      }
      return "";
    } catch (UserException e) {
      return e.getMessage();
    }
  }
}
